import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { count, day, NOTHING } from "../base/format";
import { hashOf } from "../base/route";
import { type Col, Table } from "../base/Table";
import { mendStrings } from "./mend/mendStrings";
import { fullText, goalText } from "./numbers";
import { StatusTold } from "./StatusTold";
import { strings } from "./strings";
import type { Programme, Target } from "./types";

interface Props {
  programme: Programme;
  onHistory: (target: Target) => void;
  /** Null for who only reads. */
  onDeclare: ((target: Target) => void) | null;
  onMend: (target: Target) => void;
}

/** The targets in force, one by one: goal, newest figure and result, each with its day and source. */
export function Targets({ programme, onHistory, onDeclare, onMend }: Props): JSX.Element {
  const t = useStrings(strings);
  const tm = useStrings(mendStrings);
  const columns: Col<Target>[] = [
    { key: "position", label: t.position, end: true, cell: (row) => count(row.position), wideOnly: true },
    { key: "target", label: t.target, head: true, cell: (row) => <Name target={row} /> },
    { key: "group", label: t.group, cell: (row) => row.group },
    { key: "goal", label: t.goal, end: true, cell: (row) => <Goal target={row} programme={programme} /> },
    { key: "latest", label: t.latest, end: true, cell: (row) => <Newest target={row} /> },
    { key: "status", label: t.status, cell: (row) => <StatusTold target={row} onHistory={onHistory} /> },
  ];
  const act: Col<Target> = {
    key: "act",
    label: t.acts,
    cell: (row) => (
      <span class="dk-links">
        <button
          type="button"
          class="dk-link"
          aria-haspopup="dialog"
          aria-label={t.declareOf(row.name)}
          onClick={() => onDeclare?.(row)}
        >
          {t.declare}
        </button>
        <button
          type="button"
          class="dk-link"
          aria-haspopup="dialog"
          aria-label={tm.mendOf(row.name)}
          onClick={() => onMend(row)}
        >
          {tm.mend}
        </button>
      </span>
    ),
  };
  return (
    <Table
      caption={t.targetsOf(programme.name)}
      columns={onDeclare ? [...columns, act] : columns}
      rows={programme.targets.filter(({ withdrawn_on }) => withdrawn_on === null)}
      rowKey={(row) => row.id}
    />
  );
}

function Name({ target }: { target: Target }): JSX.Element {
  const t = useStrings(strings);
  return (
    <>
      {target.indicator_id ? <a href={hashOf("chi-tieu", target.indicator_id)}>{target.name}</a> : target.name}
      {target.challenging && <span class="dk-sub">{t.challenging}</span>}
    </>
  );
}

/** What is to be reached, and by when where that is another day than the resolution's. */
function Goal({ target, programme }: { target: Target; programme: Programme }): JSX.Element {
  const t = useStrings(strings);
  return (
    <>
      {target.goal ? goalText(target.goal, target.shape, target.measure) : NOTHING}
      {target.baseline && (
        <span class="dk-sub">{t.wasAt(goalText(target.baseline, target.shape, target.measure))}</span>
      )}
      {target.deadline !== programme.deadline && <span class="dk-sub">{t.dueOn(day(target.deadline))}</span>}
    </>
  );
}

function Newest({ target }: { target: Target }): JSX.Element {
  const { latest } = target;
  if (!latest) return <>{NOTHING}</>;
  return (
    <>
      <span class="num">{fullText(latest, target.shape ?? "ratio", target.measure ?? "")}</span>
      <span class="dk-sub">
        {day(latest.observed_on)} · {latest.source}
      </span>
    </>
  );
}
