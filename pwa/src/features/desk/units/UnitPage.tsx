import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Card } from "../../../ui/Card";
import { day, lastDay, NOTHING } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useLoad } from "../base/load";
import { PageHead, PrintButton, Section } from "../base/PageHead";
import { hashOf, place } from "../base/route";
import { type Col, Table } from "../base/Table";
import type { Relative, UnitHistory, UnitVersion } from "../base/types";
import { strings } from "./strings";

/** One unit: its names and codes over time, where it came from and what became of it. */
export function UnitPage(): JSX.Element {
  const t = useStrings(strings);
  const id = place.value.id ?? "";
  const unit = useLoad(`unit ${id}`, () => api.get<UnitHistory>(`/units/${id}`));
  const newest = unit.data?.versions.at(-1);
  return (
    <div class="dk-page">
      <PageHead
        title={newest?.name ?? t.title}
        sub={unit.data && t.levelOf[unit.data.level]}
        up={{ href: hashOf("don-vi"), label: t.up }}
      >
        <PrintButton />
      </PageHead>
      <Loaded load={unit}>
        {(data) => (
          <div class="dk-page">
            <Section title={t.versions}>
              <Versions versions={data.versions} />
            </Section>
            <Section title={t.lineage}>
              <div class="dk-two">
                <Relatives title={t.cameFrom} none={t.nothingBefore} relatives={data.predecessors} />
                <Relatives title={t.became} none={t.nothingAfter} relatives={data.successors} />
              </div>
            </Section>
          </div>
        )}
      </Loaded>
    </div>
  );
}

function Versions({ versions }: { versions: readonly UnitVersion[] }): JSX.Element {
  const t = useStrings(strings);
  const columns: Col<UnitVersion>[] = [
    { key: "name", label: t.name, head: true, cell: (version) => version.name },
    { key: "code", label: t.code, cell: (version) => <span class="num">{version.code}</span> },
    {
      key: "parent",
      label: t.parent,
      cell: (version) =>
        version.parent_id ? <a href={hashOf("don-vi", version.parent_id)}>{version.parent_name}</a> : NOTHING,
    },
    { key: "from", label: t.from, end: true, cell: (version) => day(version.valid_from) },
    { key: "to", label: t.to, end: true, cell: (version) => (version.valid_to ? lastDay(version.valid_to) : t.now) },
    { key: "decision", label: t.decision, cell: (version) => version.decision ?? NOTHING },
  ];
  return <Table caption={t.versions} columns={columns} rows={versions} rowKey={(version) => version.valid_from} />;
}

interface RelativesProps {
  title: string;
  none: string;
  relatives: readonly Relative[];
}

function Relatives({ title, none, relatives }: RelativesProps): JSX.Element {
  const t = useStrings(strings);
  return (
    <Card title={title}>
      {relatives.length === 0 ? (
        <p class="muted">{none}</p>
      ) : (
        <ul class="dk-timeline">
          {relatives.map((one) => (
            <li key={one.unit_id} class={one.default ? "dk-timeline-on" : undefined}>
              <a href={hashOf("don-vi", one.unit_id)}>{one.name}</a>
              <span class="dk-sub">
                {[t.line(day(one.on), t.kinds[one.kind] ?? one.kind), one.partial ? t.partial : t.whole]
                  .concat(one.partial && one.default ? t.default : [])
                  .join(" · ")}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
