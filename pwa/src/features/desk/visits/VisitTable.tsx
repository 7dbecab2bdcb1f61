import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { clockTime } from "../../../lib/time";
import { Pill } from "../../../ui/Pill";
import { count, day } from "../base/format";
import { useLabels } from "../base/labels";
import { type Col, Table } from "../base/Table";
import type { VisitRow } from "../base/types";
import { Items } from "./Items";
import { strings } from "./strings";

interface Props {
  visits: readonly VisitRow[];
  onOpen: (id: string) => void;
}

/** Visits in rows; the day opens the whole visit. */
export function VisitTable({ visits, onOpen }: Props): JSX.Element {
  const t = useStrings(strings);
  const labels = useLabels();
  const columns: Col<VisitRow>[] = [
    {
      key: "when",
      label: t.when,
      head: true,
      cell: (visit) => (
        <button type="button" class="dk-link num dk-nowrap" aria-haspopup="dialog" onClick={() => onOpen(visit.id)}>
          {day(visit.business_day)}
          {visit.started_at && `, ${clockTime(visit.started_at)}`}
        </button>
      ),
    },
    {
      key: "team",
      label: t.team,
      cell: (visit) => (
        <>
          {visit.hamlet_label ?? visit.team_title}
          <span class="dk-sub">{visit.author_name}</span>
        </>
      ),
    },
    { key: "items", label: t.items, cell: (visit) => <Items items={visit.items} /> },
    { key: "place", label: t.place, cell: (visit) => labels("place", visit.place, "short") },
    { key: "people", label: t.people, end: true, cell: (visit) => count(visit.people?.total) },
    { key: "state", label: t.state, cell: (visit) => <Marks visit={visit} /> },
  ];
  return <Table caption={t.title} columns={columns} rows={visits} rowKey={(visit) => visit.id} />;
}

/** What is special about a visit: cancelled, or sent with a clock that is off. */
export function Marks({ visit }: { visit: Pick<VisitRow, "status" | "flags"> }): JSX.Element {
  const t = useStrings(strings);
  return (
    <span class="dk-pills">
      {visit.status === "live" ? (
        <Pill tone="ok" icon="sent">
          {t.live}
        </Pill>
      ) : (
        <Pill icon="cancelled">{visit.status === "erased" ? t.erased : t.voided}</Pill>
      )}
      {visit.flags.map((flag) => (
        <Pill key={flag} tone="warn" icon="alert">
          {t.flags[flag] ?? flag}
        </Pill>
      ))}
    </span>
  );
}
