import type { JSX } from "preact";
import { useStrings } from "../../lib/i18n";
import type { IconName } from "../icons/Icon";
import { Pill, type PillTone } from "../Pill";
import { visitStrings } from "./strings";

export type PillState =
  | "draft"
  | "held"
  | "queued"
  | "sending"
  | "sent"
  | "confirmed"
  | "rejected"
  | "asked"
  | "unread"
  | "conflict"
  | "voided";

const looks: Record<PillState, { tone: PillTone; icon: IconName }> = {
  draft: { tone: "idle", icon: "draft" },
  held: { tone: "idle", icon: "queued" },
  queued: { tone: "idle", icon: "queued" },
  sending: { tone: "send", icon: "sending" },
  sent: { tone: "ok", icon: "sent" },
  confirmed: { tone: "ok", icon: "confirmed" },
  rejected: { tone: "warn", icon: "alert" },
  asked: { tone: "idle", icon: "later" },
  unread: { tone: "idle", icon: "later" },
  conflict: { tone: "warn", icon: "swap" },
  voided: { tone: "idle", icon: "cancelled" },
};

/** The state of a visit in the words of S15; sent and seen again in the feed differ by one tick. */
export function StatePill({ state }: { state: PillState }): JSX.Element {
  const t = useStrings(visitStrings);
  const { tone, icon } = looks[state];
  return (
    <Pill tone={tone} icon={icon} spin={state === "sending"} state={state}>
      {t.states[state]}
    </Pill>
  );
}
