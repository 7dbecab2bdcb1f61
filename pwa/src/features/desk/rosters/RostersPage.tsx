import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { ButtonLink } from "../../../ui/Button";
import { ChipRadios } from "../../../ui/Chip";
import { useDesk } from "../base/desk";
import { count, moment, NOTHING } from "../base/format";
import { LoadedPages } from "../base/Loaded";
import { usePages } from "../base/load";
import { PageHead } from "../base/PageHead";
import { CommuneSelect } from "../base/Pickers";
import { hashOf, place, setQuery } from "../base/route";
import { type Col, Table } from "../base/Table";
import type { Page } from "../base/types";
import { strings as diffStrings } from "../differ/strings";
import { StatusPill } from "./StatusPill";
import { SubmitAll } from "./SubmitAll";
import { strings } from "./strings";
import type { RosterItem } from "./types";

const STATUSES = ["draft", "submitted", "returned", "approved"] as const;

/** Versions of the teams' rosters by their state. */
export function RostersPage(): JSX.Element {
  const t = useStrings(strings);
  const { unit, roles } = useDesk();
  const { query } = place.value;
  const status = STATUSES.find((one) => one === query.xem) ?? "submitted";
  const commune = unit?.id ?? query.xa ?? "";
  const asked = { status, unit: commune || null, limit: 100 };
  const rosters = usePages(JSON.stringify(asked), (after) =>
    api.get<Page<RosterItem>>("/rosters", { ...asked, after }),
  );
  const officer = roles.has("commune_officer");
  const bring = officer && (
    <ButtonLink href={hashOf("nhap")} icon="table">
      {t.import}
    </ButtonLink>
  );
  return (
    <div class="dk-page">
      <PageHead title={t.title} sub={t.lead}>
        {bring}
      </PageHead>
      <div class="dk-bar-row">
        <ChipRadios
          name="xem"
          legend={t.show}
          hideLegend
          options={STATUSES.map((value) => ({ value, label: t.statuses[value] }))}
          value={status}
          onChange={(value) => setQuery({ xem: value })}
        />
        {unit === null && <CommuneSelect id="xa" value={commune} onChange={(id) => setQuery({ xa: id })} />}
      </div>
      <LoadedPages pages={rosters} empty={{ icon: "tasks", text: t.empty[status] ?? "" }}>
        {(items) => (
          <>
            {officer && status === "draft" && items.length > 1 && <SubmitAll items={items} onDone={rosters.reload} />}
            <List items={items} />
          </>
        )}
      </LoadedPages>
    </div>
  );
}

function List({ items }: { items: readonly RosterItem[] }): JSX.Element {
  const t = useStrings(strings);
  const d = useStrings(diffStrings);
  const columns: Col<RosterItem>[] = [
    {
      key: "team",
      label: t.team,
      head: true,
      cell: (row) => (
        <>
          <a href={hashOf("danh-sach", row.id)}>{row.team_title}</a>
          {row.hamlet_label && <span class="dk-sub">{row.hamlet_label}</span>}
        </>
      ),
    },
    {
      key: "version",
      label: t.version,
      cell: (row) => (
        <span class="row">
          <StatusPill status={row.status} /> <span class="small">{t.versionOf(row.version)}</span>
        </span>
      ),
    },
    { key: "members", label: t.members, end: true, cell: (row) => count(row.members) },
    {
      key: "changes",
      label: t.changes,
      cell: ({ changes }) => {
        const { new: came, left, changed } = changes;
        return <span class="num">{came + left + changed === 0 ? d.same : d.counts(came, left, changed)}</span>;
      },
    },
    {
      key: "submitted",
      label: t.submitted,
      cell: (row) => (
        <>
          {row.submitted_by ?? NOTHING}
          {row.submitted_at && <span class="dk-sub num">{moment(row.submitted_at)}</span>}
        </>
      ),
    },
  ];
  const shown = items.some((row) => row.submitted_at) ? columns : columns.slice(0, -1);
  return <Table caption={t.title} columns={shown} rows={items} rowKey={(row) => row.id} />;
}
