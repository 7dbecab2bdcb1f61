import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStrings } from "../../../lib/i18n";
import { Icon, type IconName } from "../../../ui/icons/Icon";
import { Pill, type PillTone } from "../../../ui/Pill";
import { seesProvince, useDesk } from "../base/desk";
import { count, day, NOTHING } from "../base/format";
import { Section } from "../base/PageHead";
import { hashOf } from "../base/route";
import { type Col, Table } from "../base/Table";
import { Stacked } from "../charts/Stacked";
import { formStrings } from "./formStrings";
import { fullText, goalText } from "./numbers";
import { StatusSheet } from "./StatusSheet";
import { strings } from "./strings";
import { TargetSheet } from "./TargetSheet";
import type { Indicator, Programme, Status, Target } from "./types";

type Told = Status | "none";
const ORDER: readonly Told[] = ["achieved", "not_achieved", "in_progress", "none"];
const LOOKS: Readonly<Record<Told, { tone: PillTone; icon: IconName }>> = {
  achieved: { tone: "ok", icon: "sent" },
  not_achieved: { tone: "warn", icon: "alert" },
  in_progress: { tone: "send", icon: "clock" },
  none: { tone: "idle", icon: "help" },
};

interface Props {
  programme: Programme;
  /** What new targets may be measured by. */
  indicators: readonly Indicator[];
  onChange: () => void;
}

/** One resolution: "8/10", what the rest is, and its targets one by one. */
export function Board({ programme, indicators, onChange }: Props): JSX.Element {
  const t = useStrings(strings);
  const tf = useStrings(formStrings);
  const writes = seesProvince(useDesk().roles);
  const [declaring, setDeclaring] = useState<Target | null>(null);
  const [adding, setAdding] = useState(false);
  const done = () => {
    setDeclaring(null);
    setAdding(false);
    onChange();
  };
  const parts = ORDER.map((status) => {
    const value = programme.targets.filter((target) => (target.status ?? "none") === status).length;
    return { key: status, label: t.statuses[status], value, text: count(value) };
  });
  const words = parts.map((part) => `${part.label} ${part.text}`).join(", ");
  return (
    <Section
      title={programme.name}
      sub={`${programme.unit_name} · ${t.basis(programme.legal_basis, day(programme.deadline))}`}
      actions={
        writes && (
          <button
            type="button"
            class="btn"
            aria-haspopup="dialog"
            aria-label={tf.addTargetOf(programme.name)}
            onClick={() => setAdding(true)}
          >
            <Icon name="plus" />
            {tf.addTarget}
          </button>
        )
      }
    >
      <div class="dk-board">
        <p class="dk-score">
          <strong class="num">{t.achievedOf(count(programme.achieved), count(programme.total))}</strong>
          <span>{t.achievedWords}</span>
          <span class="muted small">{programme.stated_on ? t.statedOn(day(programme.stated_on)) : t.neverStated}</span>
        </p>
        <Stacked parts={parts} summary={t.boardSummary(programme.name, words)} />
        <Targets programme={programme} onDeclare={writes ? setDeclaring : null} />
      </div>
      {declaring && <StatusSheet target={declaring} onClose={() => setDeclaring(null)} onDone={done} />}
      {adding && (
        <TargetSheet programme={programme} indicators={indicators} onClose={() => setAdding(false)} onDone={done} />
      )}
    </Section>
  );
}

interface TargetsProps {
  programme: Programme;
  onDeclare: ((target: Target) => void) | null;
}

function Targets({ programme, onDeclare }: TargetsProps): JSX.Element {
  const t = useStrings(strings);
  const columns: Col<Target>[] = [
    { key: "position", label: t.position, end: true, cell: (row) => count(row.position), wideOnly: true },
    { key: "target", label: t.target, head: true, cell: (row) => <Name target={row} /> },
    { key: "group", label: t.group, cell: (row) => row.group },
    {
      key: "goal",
      label: t.goal,
      end: true,
      cell: (row) => (row.goal ? goalText(row.goal, row.shape, row.measure) : NOTHING),
    },
    {
      key: "latest",
      label: t.latest,
      end: true,
      cell: (row) => <Newest target={row} />,
    },
    { key: "status", label: t.status, cell: (row) => <StatusTold target={row} /> },
  ];
  const act: Col<Target> = {
    key: "act",
    label: t.declare,
    cell: (row) => (
      <button
        type="button"
        class="dk-link"
        aria-haspopup="dialog"
        aria-label={t.declareOf(row.name)}
        onClick={() => onDeclare?.(row)}
      >
        {t.declareShort}
      </button>
    ),
  };
  return (
    <Table
      caption={t.targetsOf(programme.name)}
      columns={onDeclare ? [...columns, act] : columns}
      rows={programme.targets}
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

function Newest({ target }: { target: Target }): JSX.Element {
  const { latest } = target;
  if (!latest) return <>{NOTHING}</>;
  return (
    <>
      <span class="num">{fullText(latest, target.shape ?? "ratio", target.measure ?? "")}</span>
      <span class="dk-sub dk-name">{day(latest.observed_on)}</span>
    </>
  );
}

function StatusTold({ target }: { target: Target }): JSX.Element {
  const t = useStrings(strings);
  const status = target.status ?? "none";
  const [newest] = target.statuses;
  return (
    <>
      <Pill tone={LOOKS[status].tone} icon={LOOKS[status].icon} state={status}>
        {t.statuses[status]}
      </Pill>
      {newest && (
        <span class="dk-sub">
          {day(newest.stated_on)} · {newest.source}
        </span>
      )}
    </>
  );
}
