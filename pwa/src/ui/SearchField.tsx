import type { JSX } from "preact";
import { useStrings } from "../lib/i18n";
import { Icon } from "./icons/Icon";
import { strings } from "./strings";

interface Props {
  id: string;
  value: string;
  onInput: (value: string) => void;
  label?: string | undefined;
}

/** A search box; the caller compares with text folded by lib, so accents do not matter. */
export function SearchField({ id, value, onInput, label }: Props): JSX.Element {
  const t = useStrings(strings);
  return (
    <div class="field">
      <label class="label" for={id}>
        {label ?? t.search}
      </label>
      <div class="search">
        <Icon name="search" size={20} />
        <input
          id={id}
          class="input"
          type="search"
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
          autoComplete="off"
          spellcheck={false}
          enterkeyhint="search"
        />
      </div>
    </div>
  );
}
