import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { session } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { clockTime } from "../../../lib/time";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { PinGate } from "../../../ui/PinGate";
import { Confirm } from "./Confirm";
import { strings } from "./strings";

interface Props {
  /** What lies here, where it is no list of people. */
  text?: string;
  onUnlock: () => void;
  /** Throw away what was kept. */
  onDrop: () => void;
}

/** Half-done work about people lies here, and opens with the PIN (S14). */
export function KeptLocked({ text, onUnlock, onDrop }: Props): JSX.Element {
  const t = useStrings(strings);
  const [dropping, setDropping] = useState(false);
  const after = session.unlockAfter.value;
  const wrong = after !== null && after > Date.now() ? t.keptWait(clockTime(after)) : t.keptWrong;
  const unlock = async (pin: string) => {
    const opened = await session.unlock(pin);
    if (opened) onUnlock();
    return opened;
  };
  return (
    <Card icon="lock" title={t.keptLocked}>
      <div class="stack dk-kept">
        <p class="muted">{text ?? t.keptText}</p>
        <PinGate label={t.keptPin} action={t.keptOpen} wrong={wrong} onUnlock={unlock} />
        <div class="row">
          <Button kind="quiet" icon="trash" onClick={() => setDropping(true)}>
            {t.keptDrop}
          </Button>
        </div>
      </div>
      {dropping && (
        <Confirm
          title={t.keptDropTitle}
          icon="trash"
          action={t.keptDrop}
          danger
          act={async () => onDrop()}
          onClose={() => setDropping(false)}
        >
          <p>{t.keptDropText}</p>
        </Confirm>
      )}
    </Card>
  );
}
