import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { useAction } from "../base/load";
import { ProblemCard } from "../base/Problem";
import { download } from "./papers";
import { strings } from "./strings";

/** Draws the draft up and prints it: before the number is known the paper says "DỰ THẢO". */
export function PrintDraft({ prepare }: { prepare: () => Promise<string> }): JSX.Element {
  const t = useStrings(strings);
  const action = useAction();
  const print = () => action.run(async () => download(await prepare(), "pdf", null));
  return (
    <>
      <Button icon="note" onClick={print} disabled={action.busy}>
        {t.pdfDraft}
      </Button>
      {action.problem && <ProblemCard problem={action.problem} />}
    </>
  );
}
