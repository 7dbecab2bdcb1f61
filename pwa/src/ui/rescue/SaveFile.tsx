import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { useStrings } from "../../lib/i18n";
import { Button } from "../Button";
import { Icon } from "../icons/Icon";
import { rescueStrings } from "./strings";

interface Props {
  unsent: number;
  /** Null when the person closed the share sheet; fails with `NoRescueKey` while the phone lacks the key. */
  onSave: () => Promise<{ name: string; count: number } | null>;
}

/** "Lưu tệp dự phòng": what waits on this phone as a file that others can hand in. */
export function SaveFile({ unsent, onSave }: Props): JSX.Element {
  const t = useStrings(rescueStrings);
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ text: string; bad: boolean } | null>(null);

  const save = async () => {
    setBusy(true);
    try {
      const file = await onSave();
      setSaid(file && { text: t.saved(file.count, file.name), bad: false });
    } catch (error) {
      setSaid({ text: (error as Error).name === "NoRescueKey" ? t.noKey : t.saveFailed, bad: true });
    } finally {
      setBusy(false);
    }
  };
  return (
    <div class="stack stack-2">
      <p class="hint" id={id}>
        {unsent === 0 ? t.nothing : t.what}
      </p>
      <Button icon="download" wide disabled={busy || unsent === 0} describedBy={id} onClick={() => void save()}>
        {busy ? t.saving : t.save}
      </Button>
      <div role="status">
        {said && (
          <p class={said.bad ? "field-error" : undefined}>
            {said.bad && <Icon name="alert" size={20} />}
            {said.text}
          </p>
        )}
      </div>
    </div>
  );
}
