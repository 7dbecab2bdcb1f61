import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useStrings } from "../../../lib/i18n";
import { Icon } from "../../../ui/icons/Icon";
import { seesProvince, useDesk } from "../base/desk";
import { count, day } from "../base/format";
import { Section } from "../base/PageHead";
import { Stacked } from "../charts/Stacked";
import { formStrings } from "./formStrings";
import { GivenUp } from "./mend/GivenUp";
import { MendProgramme } from "./mend/MendProgramme";
import { MendTarget } from "./mend/MendTarget";
import { mendStrings } from "./mend/mendStrings";
import { StatusHistory } from "./StatusHistory";
import { StatusSheet } from "./StatusSheet";
import type { Told } from "./StatusTold";
import { strings } from "./strings";
import { TargetSheet } from "./TargetSheet";
import { Targets } from "./Targets";
import type { Indicator, Programme, Target } from "./types";

const ORDER: readonly Told[] = ["achieved", "not_achieved", "in_progress", "none"];

type Open = { what: "declare" | "history" | "target"; target: Target } | { what: "another" | "programme" } | null;

interface Props {
  programme: Programme;
  /** What targets may be measured by. */
  indicators: readonly Indicator[];
  onChange: () => void;
}

/** One resolution: "8/10", what the rest is, its targets one by one, and those given up. */
export function Board({ programme, indicators, onChange }: Props): JSX.Element {
  const t = useStrings(strings);
  const writes = seesProvince(useDesk().roles);
  const [open, setOpen] = useState<Open>(null);
  const board = useRef<HTMLDivElement>(null);
  const leaving = useRef(false);
  useEffect(() => {
    // The row that a sheet was opened from has gone, and with it the focus.
    if (leaving.current) board.current?.focus({ preventScroll: true });
    leaving.current = false;
  }, [programme]);
  const show = (what: "declare" | "history" | "target") => (target: Target) => setOpen({ what, target });
  const done = () => {
    setOpen(null);
    onChange();
  };
  return (
    <Section
      title={programme.name}
      sub={`${programme.unit_name} · ${t.basis(programme.legal_basis, day(programme.deadline))}`}
      actions={writes && <Actions programme={programme} onOpen={(what) => setOpen({ what })} />}
    >
      <div ref={board} class="dk-board" tabIndex={-1}>
        <Score programme={programme} />
        <Targets
          programme={programme}
          onHistory={show("history")}
          onDeclare={writes ? show("declare") : null}
          onMend={show("target")}
        />
        <GivenUp programme={programme} onHistory={show("history")} onRestored={writes ? onChange : null} />
      </div>
      {open && (
        <Opened
          open={open}
          programme={programme}
          indicators={indicators}
          writes={writes}
          onClose={() => setOpen(null)}
          onDone={done}
          onGone={() => {
            leaving.current = true;
            done();
          }}
        />
      )}
    </Section>
  );
}

function Actions(props: { programme: Programme; onOpen: (what: "another" | "programme") => void }): JSX.Element {
  const { programme, onOpen } = props;
  const tf = useStrings(formStrings);
  const tm = useStrings(mendStrings);
  return (
    <>
      <button
        type="button"
        class="btn"
        aria-haspopup="dialog"
        aria-label={tm.mendOf(programme.name)}
        onClick={() => onOpen("programme")}
      >
        <Icon name="edit" size={20} />
        {tm.mend}
      </button>
      <button
        type="button"
        class="btn"
        aria-haspopup="dialog"
        aria-label={tf.addTargetOf(programme.name)}
        onClick={() => onOpen("another")}
      >
        <Icon name="plus" size={20} />
        {tf.addTarget}
      </button>
    </>
  );
}

/** "8/10", and how the targets in force stand; those given up are not among them. */
function Score({ programme }: { programme: Programme }): JSX.Element {
  const t = useStrings(strings);
  const counted = programme.targets.filter(({ withdrawn_on }) => withdrawn_on === null);
  const parts = ORDER.map((status) => {
    const value = counted.filter((target) => (target.status ?? "none") === status).length;
    return { key: status, label: t.statuses[status], value, text: count(value) };
  });
  const words = parts.map((part) => `${part.label} ${part.text}`).join(", ");
  return (
    <>
      <p class="dk-score">
        <strong class="num">{t.achievedOf(count(programme.achieved), count(programme.total))}</strong>
        <span>{t.achievedWords}</span>
        <span class="muted small">{programme.stated_on ? t.statedOn(day(programme.stated_on)) : t.neverStated}</span>
      </p>
      <Stacked parts={parts} summary={t.boardSummary(programme.name, words)} />
    </>
  );
}

interface OpenedProps extends Omit<Props, "onChange"> {
  open: NonNullable<Open>;
  writes: boolean;
  onClose: () => void;
  onDone: () => void;
  onGone: () => void;
}

function Opened(props: OpenedProps): JSX.Element {
  const { open, programme, indicators, writes, onClose, onDone, onGone } = props;
  switch (open.what) {
    case "declare":
      return <StatusSheet target={open.target} onClose={onClose} onDone={onDone} />;
    case "history":
      return <StatusHistory target={open.target} writes={writes} onClose={onClose} onDone={onDone} />;
    case "target":
      return <MendTarget {...{ target: open.target, programme, indicators, onClose, onDone, onGone }} />;
    case "another":
      return <TargetSheet programme={programme} indicators={indicators} onClose={onClose} onDone={onDone} />;
    case "programme":
      return <MendProgramme programme={programme} onClose={onClose} onDone={onDone} />;
  }
}
