import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { useAction } from "../base/load";
import { ProblemCard } from "../base/Problem";
import type { ExportRow } from "../base/types";
import { strings } from "./strings";
import { downloadFile, isOpen } from "./useExport";

// From here on all figures are read, and the file is written.
const WRITING = 60;

/** The file that is being made now, and the way to it when it is done. */
export function Running({ row }: { row: ExportRow }): JSX.Element {
  const t = useStrings(strings);
  const fetching = useAction();
  const words = {
    queued: t.queued,
    running: t.making,
    ready: t.ready,
    failed: t.failures[row.error ?? ""] ?? t.failed,
  };
  const title = words[row.status];
  return (
    <div role="status">
      <Card
        tone={row.status === "failed" ? "warn" : "note"}
        icon={row.status === "ready" ? "sent" : "clock"}
        title={title}
      >
        {isOpen(row) && (
          <>
            <progress class="dk-progress" max={100} value={row.progress} aria-label={t.making} />
            {row.status === "running" && (
              <p class="small num">{t.progress(row.progress < WRITING ? t.steps.read : t.steps.write, row.progress)}</p>
            )}
            <p class="muted small">{t.leave}</p>
          </>
        )}
        {row.status === "ready" && (
          <div class="row">
            <Button icon="download" onClick={() => fetching.run(() => downloadFile(row))} disabled={fetching.busy}>
              {t.getFile}
            </Button>
            <span class="small">{row.filename}</span>
          </div>
        )}
        {fetching.problem && <ProblemCard problem={fetching.problem} />}
      </Card>
    </div>
  );
}
