import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { showToast } from "../../../ui/Toast";
import { Confirm } from "../base/Confirm";
import { useAction } from "../base/load";
import { ProblemCard } from "../base/Problem";
import { hashOf } from "../base/route";
import { download } from "./papers";
import { strings } from "./strings";

/** The draft on paper, and the way to drop it. */
export function DraftPapers({ id }: { id: string }): JSX.Element {
  const t = useStrings(strings);
  const [dropping, setDropping] = useState(false);
  const action = useAction();
  const get = (format: "pdf" | "docx") => action.run(() => download(id, format, null));
  const drop = async () => {
    await api.del(`/decisions/${id}`);
    showToast(t.discarded);
    location.hash = hashOf("quyet-dinh");
  };
  return (
    <Card icon="note" title={t.paper}>
      <p class="muted small">{t.paperDraft}</p>
      {action.problem && <ProblemCard problem={action.problem} />}
      <div class="row">
        <Button icon="note" disabled={action.busy} onClick={() => get("pdf")}>
          {t.pdfDraft}
        </Button>
        <Button icon="download" disabled={action.busy} onClick={() => get("docx")}>
          {t.wordDraft}
        </Button>
        <Button kind="danger" icon="trash" onClick={() => setDropping(true)}>
          {t.discard}
        </Button>
      </div>
      {dropping && (
        <Confirm title={t.discardTitle} action={t.discard} danger act={drop} onClose={() => setDropping(false)}>
          <p>{t.discardText}</p>
        </Confirm>
      )}
    </Card>
  );
}
