import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { EmptyState } from "../../../ui/EmptyState";
import { Pill } from "../../../ui/Pill";
import { seesProvince, useDesk } from "../base/desk";
import { count, day, month } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useLoad } from "../base/load";
import { PageHead } from "../base/PageHead";
import { hashOf } from "../base/route";
import { type Col, Table } from "../base/Table";
import { OpenSheet } from "./OpenSheet";
import { StatePill } from "./RoundRows";
import { strings } from "./strings";
import type { RoundHead, State } from "./types";

const STATES: readonly State[] = ["submitted", "late", "missing"];

/** All rounds, newest month first, each with how many communes have handed in. */
export function RoundsPage(): JSX.Element {
  const t = useStrings(strings);
  const { roles } = useDesk();
  const province = seesProvince(roles);
  const rounds = useLoad("rounds", () => api.get<{ items: RoundHead[] }>("/rounds"));
  const [opening, setOpening] = useState(false);
  const columns: Col<RoundHead>[] = [
    {
      key: "month",
      label: t.month,
      head: true,
      cell: (row) => <a href={hashOf("bao-cao", row.id)}>{t.monthOf(month(row.month))}</a>,
    },
    { key: "state", label: t.state, cell: (row) => <RoundPill round={row} /> },
    { key: "due", label: t.due, cell: (row) => <span class="num dk-nowrap">{day(row.due_on)}</span> },
  ];
  const counts: Col<RoundHead>[] = STATES.map((state) => ({
    key: state,
    label: t.states[state],
    end: true,
    cell: (row) => count(row[state]),
  }));
  const own: Col<RoundHead> = {
    key: "own",
    label: t.ownReport,
    cell: (row) => <StatePill state={STATES.find((state) => row[state] > 0) ?? "missing"} />,
  };
  const open = province && (
    <Button kind="primary" icon="plus" onClick={() => setOpening(true)}>
      {t.openRound}
    </Button>
  );
  return (
    <div class="dk-page">
      <PageHead title={t.title} sub={province ? t.lead : t.leadCommune}>
        {open}
      </PageHead>
      <Loaded load={rounds} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="tasks" text={province ? t.none : t.noneCommune}>
              {open}
            </EmptyState>
          ) : (
            <Table
              caption={t.title}
              columns={[...columns, ...(items.every((row) => row.communes === 1) ? [own] : counts)]}
              rows={items}
              rowKey={(row) => row.id}
            />
          )
        }
      </Loaded>
      {opening && (
        <OpenSheet opened={rounds.data?.items.map((one) => one.month) ?? []} onClose={() => setOpening(false)} />
      )}
    </div>
  );
}

/** Open, overdue or closed. */
export function RoundPill({ round }: { round: Pick<RoundHead, "closed_at" | "overdue"> }): JSX.Element {
  const t = useStrings(strings);
  if (round.closed_at) return <Pill icon="lock">{t.closed}</Pill>;
  return round.overdue ? (
    <Pill tone="warn" icon="alert">
      {t.overdue}
    </Pill>
  ) : (
    <Pill tone="ok" icon="clock">
      {t.open}
    </Pill>
  );
}
