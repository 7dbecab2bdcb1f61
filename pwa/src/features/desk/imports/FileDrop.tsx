import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStrings } from "../../../lib/i18n";
import { Icon } from "../../../ui/icons/Icon";
import { strings } from "./strings";
import { KINDS, type Misfit, misfitOf } from "./upload";

interface Props {
  onFile: (file: File) => void;
  disabled: boolean;
}

/** A real file field that is a place to drop things on as well. */
export function FileDrop({ onFile, disabled }: Props): JSX.Element {
  const t = useStrings(strings);
  const [over, setOver] = useState(false);
  const [misfit, setMisfit] = useState<Misfit | null>(null);
  const take = (file: File | undefined) => {
    if (!file || disabled) return;
    const found = misfitOf(file);
    setMisfit(found);
    if (!found) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer?.files[0]);
  };
  return (
    <div class={misfit ? "field field-bad" : "field"}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the field inside is for everybody */}
      <div
        class={over ? "dk-drop dk-drop-over" : "dk-drop"}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          id="tep"
          class="vh"
          type="file"
          accept={KINDS.join()}
          disabled={disabled}
          aria-describedby={misfit ? "tep-hint tep-error" : "tep-hint"}
          aria-invalid={misfit ? "true" : undefined}
          onChange={(event) => {
            take(event.currentTarget.files?.[0]);
            // The same file may be chosen again after it was mended.
            event.currentTarget.value = "";
          }}
        />
        <span class="row">
          <label class="btn btn-primary dk-drop-choose" for="tep">
            <Icon name="table" size={20} />
            <span>{t.choose}</span>
          </label>
          <span class="muted dk-drop-or">{t.drop}</span>
        </span>
        <p class="hint" id="tep-hint">
          {t.chooseHint}
        </p>
      </div>
      {misfit && (
        <p class="field-error" id="tep-error" role="alert">
          <Icon name="alert" size={20} />
          {t[misfit]}
        </p>
      )}
    </div>
  );
}
