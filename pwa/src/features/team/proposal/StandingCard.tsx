import type { ComponentChildren, JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Card } from "../../../ui/Card";
import type { IconName } from "../../../ui/icons/Icon";
import { Pill, type PillTone } from "../../../ui/Pill";
import type { Standing, State } from "./lines";
import { strings } from "./strings";

const LOOKS: Record<Exclude<State, "none">, { tone: PillTone; icon: IconName }> = {
  draft: { tone: "idle", icon: "draft" },
  submitted: { tone: "send", icon: "clock" },
  returned: { tone: "warn", icon: "alert" },
  approved: { tone: "ok", icon: "confirmed" },
};

/** Where the proposal stands: word and sentence, and what the official said when sending it back. */
export function StandingCard({
  standing,
  children,
}: {
  standing: Standing;
  children?: ComponentChildren;
}): JSX.Element {
  const t = useStrings(strings);
  const { state, version, reason } = standing;
  if (state === "none") return <>{children}</>;
  const texts = {
    draft: version === null ? t.draft : t.draftThere(version),
    submitted: t.submitted(version ?? 0),
    returned: t.returned(reason ?? ""),
    approved: t.approved(version ?? 0),
  };
  return (
    <Card tone={state === "returned" ? "warn" : "plain"}>
      <div class="stack stack-3" data-proposal={state}>
        <div class="row">
          <Pill {...LOOKS[state]} state={state}>
            {t.states[state]}
          </Pill>
        </div>
        <p>{texts[state]}</p>
        {children}
      </div>
    </Card>
  );
}
