import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { PersonalData, StorageFull, visits } from "../../data";
import { useStrings } from "../../lib/i18n";
import { Button } from "../../ui/Button";
import { TextArea } from "../../ui/Field";
import { Sheet } from "../../ui/Sheet";
import { showToast } from "../../ui/Toast";
import { strings } from "./strings";

const NOTE_MAX = 500;

/** "Nhờ cán bộ xã xem", with a note for those who want to say something. */
export function AskSheet({ op, onClose }: { op: string; onClose: () => void }): JSX.Element {
  const t = useStrings(strings);
  const [note, setNote] = useState("");
  const [error, setError] = useState<string>();
  const ask = async () => {
    setError(undefined);
    try {
      await visits.askOfficial(op, note.trim());
    } catch (failure) {
      setError(wordsOf(failure, t));
      return;
    }
    showToast(t.asked);
    onClose();
  };
  const foot = (
    <Button kind="primary" icon="send" wide onClick={() => void ask()}>
      {t.askSend}
    </Button>
  );
  return (
    <Sheet title={t.ask} icon="help" onClose={onClose} foot={foot}>
      <p>{t.askWhat}</p>
      <TextArea
        id="ask-note"
        label={t.askNote}
        hint={t.askNoteHint}
        value={note}
        onInput={setNote}
        error={error}
        maxLength={NOTE_MAX}
      />
    </Sheet>
  );
}

function wordsOf(failure: unknown, t: typeof strings.vi): string {
  if (failure instanceof PersonalData) {
    return t.askPersonal;
  }
  return failure instanceof StorageFull ? t.full : t.failed;
}
