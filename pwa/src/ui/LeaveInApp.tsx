import type { JSX } from "preact";
import { useStrings } from "../lib/i18n";
import { Button } from "./Button";
import { Card } from "./Card";
import { strings } from "./strings";
import { showToast } from "./Toast";

interface Props {
  /** What to open in a real browser. */
  link: string;
  children: string;
}

/** The way out of the browser inside Zalo: what to press, and the link to take along. */
export function LeaveInApp({ link, children }: Props): JSX.Element {
  const t = useStrings(strings);
  const copy = () => {
    // Some of these browsers refuse the clipboard: then the link itself is shown.
    Promise.resolve(navigator.clipboard?.writeText(link)).then(
      () => showToast(navigator.clipboard ? t.copied : link),
      () => showToast(link),
    );
  };
  return (
    <Card tone="warn" icon="alert" title={t.inApp}>
      <p>{children}</p>
      <div class="row">
        <Button icon="copy" onClick={copy}>
          {t.copyLink}
        </Button>
      </div>
    </Card>
  );
}
