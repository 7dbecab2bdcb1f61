import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import type { IconName } from "../../../ui/icons/Icon";
import { Pill, type PillTone } from "../../../ui/Pill";
import { count, moment, NOTHING } from "../base/format";
import { hashOf } from "../base/route";
import { type Col, Table } from "../base/Table";
import { strings } from "./strings";
import type { Round, RoundRow, State, Sums } from "./types";

const LOOKS: Readonly<Record<State, { tone: PillTone; icon: IconName; rank: number }>> = {
  missing: { tone: "warn", icon: "alert", rank: 0 },
  late: { tone: "idle", icon: "clock", rank: 1 },
  submitted: { tone: "ok", icon: "sent", rank: 2 },
};

/** Commune by commune: handed in, late or missing, and what came after. */
export function RoundRows({ round }: { round: Round }): JSX.Element {
  const t = useStrings(strings);
  const supplement: Col<RoundRow> = {
    key: "supplement",
    label: t.addedClosed,
    cell: (row) => (row.supplement ? <Added added={row.supplement} /> : NOTHING),
  };
  const columns: Col<RoundRow>[] = [
    {
      key: "name",
      label: t.commune,
      head: true,
      cell: (row) => <a href={hashOf("bao-cao", round.id, { xa: row.unit_id })}>{row.name}</a>,
      sort: (row) => row.name,
    },
    {
      key: "state",
      label: t.state,
      cell: (row) => (
        <>
          <StatePill state={row.state} />
          {row.state === "missing" && row.begun && <span class="dk-sub">{t.begun}</span>}
        </>
      ),
      sort: (row) => LOOKS[row.state].rank,
    },
    {
      key: "sent",
      label: t.sentAt,
      cell: (row) => <span class="num dk-nowrap">{moment(row.submitted_at)}</span>,
    },
    { key: "visits", label: t.visits, end: true, cell: (row) => count(row.totals?.visits) },
    { key: "people", label: t.people, end: true, cell: (row) => count(row.totals?.people) },
    { key: "items", label: t.items, end: true, cell: (row) => count(row.totals?.items) },
    { key: "added", label: t.added, cell: (row) => (row.added ? <Added added={row.added} /> : NOTHING) },
    ...(round.closed_at ? [supplement] : []),
  ];
  return (
    <Table
      caption={t.communes}
      columns={columns}
      rows={round.rows}
      rowKey={(row) => row.unit_id}
      sort={{ key: "state", descending: false }}
    />
  );
}

/** What came, or went, since a report was handed in. */
export function Added({ added }: { added: Sums }): JSX.Element {
  const t = useStrings(strings);
  if (!added.visits && !added.people && !added.items) return <span class="muted">{t.nothing}</span>;
  const [visits, people, items] = [added.visits, added.people, added.items].map(signed);
  return <span class="num">{t.addedSum(visits ?? "", people ?? "", items ?? "")}</span>;
}

/** Handed in, late or missing. */
export function StatePill({ state }: { state: State }): JSX.Element {
  const t = useStrings(strings);
  return (
    <Pill tone={LOOKS[state].tone} icon={LOOKS[state].icon} state={state}>
      {t.states[state]}
    </Pill>
  );
}

function signed(value: number): string {
  return value > 0 ? `+${count(value)}` : count(value).replace("-", "−");
}
