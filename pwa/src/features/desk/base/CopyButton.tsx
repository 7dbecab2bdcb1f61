import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { showToast } from "../../../ui/Toast";
import { strings } from "./strings";

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, label }: { text: string; label?: string }): JSX.Element {
  const t = useStrings(strings);
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => showToast(t.copied),
      // Refused by the browser: the text stays on the page to be marked by hand.
      () => undefined,
    );
  };
  return (
    <Button icon="copy" onClick={copy}>
      {label ?? t.copy}
    </Button>
  );
}
