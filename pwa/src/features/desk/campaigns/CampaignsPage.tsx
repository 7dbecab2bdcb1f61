import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { ButtonLink } from "../../../ui/Button";
import { Pill, type PillTone } from "../../../ui/Pill";
import { count, day } from "../base/format";
import { LoadedPages } from "../base/Loaded";
import { usePages } from "../base/load";
import { PageHead } from "../base/PageHead";
import { hashOf } from "../base/route";
import { type Col, Table } from "../base/Table";
import type { Page } from "../base/types";
import { strings } from "./strings";
import type { Campaign } from "./types";
import { useMayRun } from "./useMayRun";

const TONES: Readonly<Record<Campaign["status"], PillTone>> = { draft: "idle", running: "ok", closed: "idle" };

/** The province's and the communes' campaigns, newest first. */
export function CampaignsPage(): JSX.Element {
  const t = useStrings(strings);
  const home = useMayRun();
  const pages = usePages("campaigns", (after) => api.get<Page<Campaign>>("/campaigns", { after }));
  const create = home && (
    <ButtonLink kind="primary" icon="plus" href={hashOf("chien-dich", "moi")}>
      {t.create}
    </ButtonLink>
  );
  const columns: Col<Campaign>[] = [
    {
      key: "name",
      label: t.name,
      head: true,
      cell: (row) => <a href={hashOf("chien-dich", row.id)}>{row.name}</a>,
    },
    { key: "status", label: t.status, cell: (row) => <Pill tone={TONES[row.status]}>{t.statuses[row.status]}</Pill> },
    { key: "days", label: t.days, cell: (row) => <Span row={row} /> },
    { key: "whose", label: t.whose, cell: (row) => row.unit_name },
    { key: "goal", label: t.goal, end: true, cell: (row) => count(row.goal) },
  ];
  return (
    <div class="dk-page">
      <PageHead title={t.title} sub={t.lead}>
        {create}
      </PageHead>
      <LoadedPages pages={pages} empty={{ icon: "calendar", text: t.empty, action: create }}>
        {(items) => <Table caption={t.title} columns={columns} rows={items} rowKey={(row) => row.id} />}
      </LoadedPages>
    </div>
  );
}

function Span({ row }: { row: Campaign }): JSX.Element {
  const t = useStrings(strings);
  return (
    <>
      <span class="num dk-nowrap">{t.span(day(row.start), day(row.end))}</span>
      {row.status === "running" && (
        <span class="dk-sub">{row.days_left === null ? t.over : t.left(count(row.days_left))}</span>
      )}
    </>
  );
}
