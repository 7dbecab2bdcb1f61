import type { JSX } from "preact";
import { Icon } from "../icons/Icon";

/** What is wrong, above a group of controls. */
export function Fault({ text }: { text: string }): JSX.Element {
  return (
    <p class="field-error">
      <Icon name="alert" size={20} />
      {text}
    </p>
  );
}
