import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import type { IconName } from "../../../ui/icons/Icon";
import { Pill, type PillTone } from "../../../ui/Pill";
import { count, day } from "../base/format";
import { mendStrings } from "./mend/mendStrings";
import { strings } from "./strings";
import type { Status, Target } from "./types";

/** What was declared, or that nobody has. */
export type Told = Status | "none";

const LOOKS: Readonly<Record<Told, { tone: PillTone; icon: IconName }>> = {
  achieved: { tone: "ok", icon: "sent" },
  not_achieved: { tone: "warn", icon: "alert" },
  in_progress: { tone: "send", icon: "clock" },
  none: { tone: "idle", icon: "help" },
};

/** A result as a pill. */
export function StatusPill({ status }: { status: Told }): JSX.Element {
  const t = useStrings(strings);
  return (
    <Pill tone={LOOKS[status].tone} icon={LOOKS[status].icon} state={status}>
      {t.statuses[status]}
    </Pill>
  );
}

interface Props {
  target: Target;
  onHistory: (target: Target) => void;
}

/** A target's newest result with its day and source, and the way to those before. */
export function StatusTold({ target, onHistory }: Props): JSX.Element {
  const t = useStrings(mendStrings);
  const newest = target.statuses.find(({ struck_reason }) => struck_reason === null);
  const times = count(target.statuses.length);
  return (
    <>
      <StatusPill status={target.status ?? "none"} />
      {newest && (
        <span class="dk-sub">
          {day(newest.stated_on)} · {newest.source}
        </span>
      )}
      {target.statuses.length > 0 && (
        <button
          type="button"
          class="dk-link"
          aria-haspopup="dialog"
          aria-label={t.historyOf(target.name, times)}
          onClick={() => onHistory(target)}
        >
          {t.history(times)}
        </button>
      )}
    </>
  );
}
