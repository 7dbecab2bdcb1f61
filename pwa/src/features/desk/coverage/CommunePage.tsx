import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { AsOf } from "../../../ui/AsOf";
import { ButtonLink } from "../../../ui/Button";
import { EmptyState } from "../../../ui/EmptyState";
import type { IconName } from "../../../ui/icons/Icon";
import { Pill, type PillTone } from "../../../ui/Pill";
import { useDesk } from "../base/desk";
import { Figures } from "../base/Figures";
import { count, day as dayText, moment, NOTHING } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useLoad } from "../base/load";
import { PageHead, PrintButton, Section } from "../base/PageHead";
import { hashOf, place } from "../base/route";
import { SilentTable } from "../base/SilentTable";
import { type Col, Table } from "../base/Table";
import type { Coverage, CoverageRow, Page, SilentTeams } from "../base/types";
import type { DecisionItem } from "../decisions/types";
import { strings } from "./strings";
import type { HamletMark, HamletRow } from "./types";
import { Unheard } from "./Unheard";

type CommuneRow = CoverageRow & { hamlet_states: HamletRow[] | null };
type CommuneCoverage = Omit<Coverage, "rows"> & { as_of: string; rows: CommuneRow[] };

const LATE_DAYS = 7;
const LOOKS: Readonly<
  Record<HamletMark, { tone: PillTone; icon: IconName; sign: "full" | "half" | "empty" | "bang" }>
> = {
  approved: { tone: "ok", icon: "sent", sign: "full" },
  silent: { tone: "warn", icon: "silent", sign: "bang" },
  waiting: { tone: "send", icon: "clock", sign: "half" },
  without: { tone: "idle", icon: "other", sign: "empty" },
};

/** One commune: its hamlets with their teams, its decisions, and who is late with sending. */
export function CommunePage(): JSX.Element {
  const t = useStrings(strings);
  const { meta } = useDesk();
  const id = place.value.id ?? "";
  const asked = { unit: id, on: place.value.query.ngay || meta.today, level: "commune" };
  const coverage = useLoad(JSON.stringify(asked), () => api.get<CommuneCoverage>("/reports/coverage", asked));
  const row = coverage.data?.rows.find((one) => one.unit_id === id) ?? coverage.data?.rows[0];
  const up = { href: hashOf("bao-phu", null, { ngay: place.value.query.ngay }), label: t.up };
  return (
    <div class="dk-page">
      <PageHead title={row?.name ?? t.communeTitle} sub={coverage.data && dayText(coverage.data.on)} up={up}>
        <PrintButton />
        <ButtonLink href={hashOf("tong-quan", null, { xa: id })} icon="chart">
          {t.toVisits}
        </ButtonLink>
      </PageHead>
      <Loaded load={coverage} rows={6}>
        {(data) => (
          <>
            <AsOf when={moment(data.as_of)} />
            {!data.silence_known && <Unheard on={data.on} />}
            {row && <Numbers row={row} />}
            <Section title={t.hamlets}>
              <Hamlets rows={row?.hamlet_states ?? []} />
            </Section>
          </>
        )}
      </Loaded>
      <div class="dk-two">
        <Decisions unit={id} />
        <Late unit={id} />
      </div>
    </div>
  );
}

function Numbers({ row }: { row: CommuneRow }): JSX.Element {
  const t = useStrings(strings);
  const figures = [
    { key: "hamlets", icon: "home", label: t.hamlets, value: count(row.hamlets) },
    { key: "teams", icon: "team", label: t.teams, value: count(row.teams) },
    { key: "members", icon: "user", label: t.members, value: count(row.members) },
    { key: "without", icon: "silent", label: t.without, value: count(row.without) },
  ] as const;
  return <Figures label={t.numbers} figures={figures} />;
}

function Hamlets({ rows }: { rows: readonly HamletRow[] }): JSX.Element {
  const t = useStrings(strings);
  if (rows.length === 0) return <EmptyState icon="home" text={t.noHamlets} />;
  const order: HamletMark[] = ["without", "waiting", "silent", "approved"];
  const columns: Col<HamletRow>[] = [
    { key: "hamlet", label: t.hamlet, head: true, cell: (row) => row.label, sort: (row) => row.code },
    {
      key: "state",
      label: t.state,
      cell: (row) => (
        <Pill tone={LOOKS[row.state].tone} icon={LOOKS[row.state].icon}>
          {t.dots[LOOKS[row.state].sign]}
        </Pill>
      ),
      sort: (row) => order.indexOf(row.state),
    },
    {
      key: "team",
      label: t.team,
      cell: (row) => (row.team_id ? <a href={hashOf("to", row.team_id)}>{row.team_title}</a> : NOTHING),
    },
    { key: "members", label: t.members, end: true, cell: (row) => count(row.members), sort: (row) => row.members },
  ];
  return <Table caption={t.hamlets} columns={columns} rows={rows} rowKey={(row) => row.hamlet_id} />;
}

function Decisions({ unit }: { unit: string }): JSX.Element {
  const t = useStrings(strings);
  const asked = { unit, limit: 20 };
  const load = useLoad(`decisions ${unit}`, () => api.get<Page<DecisionItem>>("/decisions", asked));
  const columns: Col<DecisionItem>[] = [
    {
      key: "number",
      label: t.decisionNumber,
      head: true,
      cell: (row) => <a href={hashOf("quyet-dinh", row.id)}>{row.label ?? t.drafting}</a>,
    },
    { key: "date", label: t.decisionDate, end: true, cell: (row) => dayText(row.date) },
    { key: "teams", label: t.decisionTeams, end: true, cell: (row) => count(row.teams) },
  ];
  return (
    <Section title={t.decisions}>
      <Loaded load={load} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="note" text={t.noDecisions} />
          ) : (
            <Table caption={t.decisions} columns={columns} rows={items} rowKey={(row) => row.id} />
          )
        }
      </Loaded>
    </Section>
  );
}

function Late({ unit }: { unit: string }): JSX.Element {
  const t = useStrings(strings);
  const asked = { unit, days: LATE_DAYS };
  const load = useLoad(`late ${unit}`, () => api.get<SilentTeams>("/reports/silent-teams", asked));
  return (
    <Section title={t.late} sub={t.lateLead}>
      <Loaded load={load} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="sent" text={t.noLate} />
          ) : (
            <SilentTable teams={items} withCommune={false} caption={t.late} compact />
          )
        }
      </Loaded>
    </Section>
  );
}
