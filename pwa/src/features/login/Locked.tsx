import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { session } from "../../data";
import { useStrings } from "../../lib/i18n";
import { clockTime } from "../../lib/time";
import { Button } from "../../ui/Button";
import { PinGate } from "../../ui/PinGate";
import { Frame } from "./Frame";
import { SignIn } from "./SignIn";
import { strings } from "./strings";

/** "Khoá, giữ dữ liệu": the PIN opens the phone again, with or without a network. */
export function Locked({ onDone }: { onDone: () => void }): JSX.Element {
  const t = useStrings(strings);
  const [other, setOther] = useState(false);
  const after = session.unlockAfter.value;
  if (other) {
    return <SignIn onDone={onDone} />;
  }
  const wrong = after !== null && after > Date.now() ? t.wait(clockTime(after)) : t.wrongPin;
  return (
    <Frame title={session.current.value?.name ?? t.locked} hint={t.unlockHint}>
      <PinGate label={t.pin} action={t.unlock} wrong={wrong} onUnlock={(pin) => session.unlock(pin)} />
      <Button kind="quiet" onClick={() => setOther(true)}>
        {t.otherPerson}
      </Button>
    </Frame>
  );
}
