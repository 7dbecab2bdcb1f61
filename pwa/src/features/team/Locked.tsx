import type { JSX } from "preact";
import { session } from "../../data";
import { useStrings } from "../../lib/i18n";
import { clockTime } from "../../lib/time";
import { Card } from "../../ui/Card";
import { PinGate } from "../../ui/PinGate";
import { strings } from "./strings";

/** Asks for the PIN in place of names and numbers. */
export function Locked(): JSX.Element {
  const t = useStrings(strings);
  const after = session.unlockAfter.value;
  const wrong = after !== null && after > Date.now() ? t.wait(clockTime(after)) : t.wrong;
  return (
    <Card icon="lock" title={t.lockedTitle}>
      <p class="muted">{t.lockedText}</p>
      <PinGate label={t.pin} action={t.unlock} wrong={wrong} onUnlock={(pin) => session.unlock(pin)} />
    </Card>
  );
}
