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
import { strings } from "./strings";
import type { RoundHead } from "./types";

/** All rounds, newest month first, each with how many communes have handed in. */
export function RoundsPage(): JSX.Element {
  const t = useStrings(strings);
  const { roles } = useDesk();
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
    { key: "sent", label: t.states.submitted, end: true, cell: (row) => count(row.submitted) },
    { key: "late", label: t.states.late, end: true, cell: (row) => count(row.late) },
    { key: "missing", label: t.states.missing, end: true, cell: (row) => count(row.missing) },
  ];
  return (
    <div class="dk-page">
      <PageHead title={t.title} sub={t.lead}>
        {seesProvince(roles) && (
          <Button kind="primary" icon="plus" onClick={() => setOpening(true)}>
            {t.openRound}
          </Button>
        )}
      </PageHead>
      <Loaded load={rounds} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="tasks" text={t.none} />
          ) : (
            <Table caption={t.title} columns={columns} rows={items} rowKey={(row) => row.id} />
          )
        }
      </Loaded>
      {opening && <OpenSheet onClose={() => setOpening(false)} />}
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
