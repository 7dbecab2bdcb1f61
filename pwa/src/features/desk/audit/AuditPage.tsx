import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Select } from "../../../ui/Select";
import { useDesk } from "../base/desk";
import { Filters } from "../base/Filters";
import { moment, month } from "../base/format";
import { LoadedPages } from "../base/Loaded";
import { useCommunes } from "../base/lists";
import { usePages } from "../base/load";
import { PageHead, PrintButton } from "../base/PageHead";
import { hashOf, place, setQuery } from "../base/route";
import { strings as baseStrings } from "../base/strings";
import { type Col, Table } from "../base/Table";
import type { AuditRow, Page } from "../base/types";
import { actionStrings } from "./actions/strings";
import { fieldStrings } from "./fields/strings";
import { strings } from "./strings";

/** The audit lines: names of fields, never their values. */
export function AuditPage(): JSX.Element {
  const t = useStrings(strings);
  const { query } = place.value;
  const unit = query.xa ?? null;
  const lines = usePages(`audit ${unit}`, (after) => api.get<Page<AuditRow>>("/audit", { unit, after }));
  return (
    <div class="dk-page">
      <PageHead title={t.title} sub={t.lead}>
        <PrintButton />
      </PageHead>
      <Filters>
        <ScopeSelect />
      </Filters>
      <LoadedPages pages={lines} empty={{ icon: "history", text: t.empty }} filtered={unit !== null}>
        {(items) => <AuditTable lines={items} />}
      </LoadedPages>
    </div>
  );
}

function ScopeSelect(): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const { meta } = useDesk();
  const communes = (useCommunes().data ?? []).map((unit) => ({ value: unit.id, label: unit.name }));
  const province = meta.province ? [{ value: meta.province.id, label: t.provinceScope }] : [];
  return (
    <Select
      id="xa"
      label={t.scope}
      value={place.value.query.xa ?? ""}
      options={[...province, ...communes]}
      onChange={(xa) => setQuery({ xa })}
      empty={common.allCommunes}
    />
  );
}

function AuditTable({ lines }: { lines: readonly AuditRow[] }): JSX.Element {
  const t = useStrings(strings);
  const { actions } = useStrings(actionStrings);
  const communes = useCommunes().data ?? [];
  const scopeName = (scope: string) => {
    if (scope === "a/province") return t.provinceScope;
    const id = scope.slice(2);
    const name = communes.find((unit) => unit.id === id)?.name;
    return name ?? <a href={hashOf("don-vi", id)}>{t.otherScope}</a>;
  };
  const fieldName = useFieldNames();
  const columns: Col<AuditRow>[] = [
    {
      key: "action",
      label: t.action,
      head: true,
      cell: (line) => actions[line.action] ?? line.action,
    },
    { key: "at", label: t.at, cell: (line) => <span class="dk-nowrap num">{moment(line.at)}</span> },
    { key: "actor", label: t.actor, cell: (line) => <span class="dk-name">{line.actor_name ?? t.system}</span> },
    { key: "object", label: t.object, cell: (line) => <ObjectName line={line} /> },
    {
      key: "fields",
      label: t.fields,
      cell: (line) => line.fields.map(fieldName(line.object_kind)).join(", "),
    },
    { key: "scope", label: t.scope, cell: (line) => scopeName(line.scope) },
  ];
  return <Table caption={t.title} columns={columns} rows={lines} rowKey={(line) => `${line.scope} ${line.seq}`} />;
}

const CATALOGUE = "catalogue";
const MONTH = /^\d{4}-\d{2}$/;

/** Words of the fields of a kind of object; work days are confirmed by the month. */
function useFieldNames(): (kind: string) => (field: string) => string {
  const { fieldNames } = useStrings(fieldStrings);
  return (kind) => {
    const own = kind.startsWith(CATALOGUE) ? CATALOGUE : kind;
    return (field) =>
      MONTH.test(field) ? month(field) : (fieldNames[`${own}.${field}`] ?? fieldNames[field] ?? field);
  };
}

function ObjectName({ line }: { line: AuditRow }): JSX.Element {
  const t = useStrings(strings);
  const kind = line.object_kind;
  const name = kind.startsWith(CATALOGUE) ? t.catalogue : (t.objects[kind] ?? kind);
  if (kind === "account") return <a href={hashOf("nguoi-dung", line.object_id)}>{name}</a>;
  if (kind === "admin_unit") return <a href={hashOf("don-vi", line.object_id)}>{name}</a>;
  return <>{name}</>;
}
