import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import type { IconName } from "../../../ui/icons/Icon";
import { Pill, type PillTone } from "../../../ui/Pill";
import { strings } from "./strings";
import type { RosterStatus } from "./types";

const LOOKS: Readonly<Record<RosterStatus, { tone: PillTone; icon: IconName }>> = {
  draft: { tone: "idle", icon: "draft" },
  submitted: { tone: "send", icon: "clock" },
  returned: { tone: "warn", icon: "undo" },
  approved: { tone: "ok", icon: "confirmed" },
  superseded: { tone: "idle", icon: "history" },
};

/** The state of a version in icon and word. */
export function StatusPill({ status }: { status: RosterStatus }): JSX.Element {
  const t = useStrings(strings);
  return (
    <Pill tone={LOOKS[status].tone} icon={LOOKS[status].icon} state={status}>
      {t.statuses[status]}
    </Pill>
  );
}
