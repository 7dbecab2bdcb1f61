import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { rescue, session, sync, useLive, visits } from "../../data";
import { useStrings } from "../../lib/i18n";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { Icon } from "../../ui/icons/Icon";
import { SaveFile } from "../../ui/rescue/SaveFile";
import { Sheet } from "../../ui/Sheet";
import { strings } from "./strings";

/**
 * The way out keeps every visit (S20): with network send first, without network lock and keep;
 * deleting unsent visits needs their number typed.
 */
export function LogoutGate({ onClose }: { onClose: () => void }): JSX.Element {
  const t = useStrings(strings);
  const counts = useLive(() => visits.counts(), []);
  const [trouble, setTrouble] = useState<string | null>(null);
  const unsent = counts?.unsent ?? 0;
  const out = (wipe: boolean) => {
    session.logout({ wipe }).catch(() => setTrouble(t.failed));
  };
  return (
    <Sheet title={counts && unsent > 0 ? t.unsent(unsent) : t.logout} icon="logout" onClose={onClose}>
      {trouble && (
        <p class="field-error" role="alert">
          <Icon name="alert" size={20} />
          {trouble}
        </p>
      )}
      {counts && unsent === 0 && (
        <>
          <p>{t.allSent}</p>
          <Button kind="primary" wide onClick={() => out(true)}>
            {t.logout}
          </Button>
        </>
      )}
      {unsent > 0 && <Unsent unsent={unsent} onOut={out} onTrouble={setTrouble} />}
    </Sheet>
  );
}

interface UnsentProps {
  unsent: number;
  onOut: (wipe: boolean) => void;
  onTrouble: (text: string | null) => void;
}

function Unsent({ unsent, onOut, onTrouble }: UnsentProps): JSX.Element {
  const t = useStrings(strings);
  const [busy, setBusy] = useState(false);
  const online = sync.status.value.online;
  const sendThenLeave = async () => {
    setBusy(true);
    onTrouble(null);
    const left = await sendAll();
    setBusy(false);
    if (left === 0) {
      onOut(true);
    } else {
      onTrouble(t.stillUnsent(left));
    }
  };
  return (
    <>
      {online && (
        <Button kind="primary" icon="send" wide disabled={busy} onClick={() => void sendThenLeave()}>
          {busy ? t.sending : t.sendFirst}
        </Button>
      )}
      <Button kind={online ? "plain" : "primary"} icon="lock" wide onClick={() => void session.lock()}>
        {t.keep}
      </Button>
      <SaveFile unsent={unsent} onSave={() => rescue.save()} />
      <Wipe unsent={unsent} onWipe={() => onOut(true)} />
    </>
  );
}

function Wipe({ unsent, onWipe }: { unsent: number; onWipe: () => void }): JSX.Element {
  const t = useStrings(strings);
  const [typed, setTyped] = useState("");
  return (
    <details class="more">
      <summary>
        {t.wipeOpen}
        <Icon name="down" size={20} />
      </summary>
      <div class="stack">
        <p>{t.wipeWarn}</p>
        <TextField
          id="wipe"
          label={t.wipeType(unsent)}
          value={typed}
          onInput={setTyped}
          inputMode="numeric"
          class="input-short"
          autoComplete="off"
        />
        <Button kind="danger-solid" icon="trash" wide disabled={typed.trim() !== String(unsent)} onClick={onWipe}>
          {t.wipe(unsent)}
        </Button>
      </div>
    </details>
  );
}

/** Send what waits; the number that is still here afterwards. Refused ones lie with the commune already. */
async function sendAll(): Promise<number> {
  // A failed try shows in the count that is left.
  await sync.now().catch(() => {});
  return new Promise((resolve) => {
    const subscription = visits.counts().subscribe((counts) => {
      resolve(counts.unsent);
      setTimeout(() => subscription.unsubscribe());
    });
  });
}
