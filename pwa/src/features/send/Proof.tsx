import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { proof, sync, useLive, visits } from "../../data";
import { formatNumber, useStrings } from "../../lib/i18n";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { moment } from "../../ui/visit/when";
import { strings } from "./strings";

/** "412/412 lượt đã có ở máy chủ": what the last comparison found (S21), and a way to compare again. */
export function Proof(): JSX.Element | null {
  const t = useStrings(strings);
  const state = useLive(() => proof.state, []);
  const counts = useLive(() => visits.counts(), []);
  const [busy, setBusy] = useState(false);
  if (!state || !counts) {
    return null;
  }
  const { at, held, total } = state;
  const online = sync.status.value.online;
  const check = () => {
    setBusy(true);
    // Without network the state stays as it was; the page says that it needs one.
    proof.check().then(
      () => setBusy(false),
      () => setBusy(false),
    );
  };
  const all = held === total;
  return (
    <Card
      tone={at === null || all ? "plain" : "warn"}
      icon={at === null ? "history" : all ? "confirmed" : "alert"}
      title={at === null ? t.proofNever : t.proof(formatNumber(held), formatNumber(total))}
    >
      {counts.unsent > 0 && <p>{t.proofWaiting(counts.unsent)}</p>}
      {at !== null && !all && <p>{t.proofMissing}</p>}
      <div class="row row-apart">
        <span class="hint">{at === null ? t.proofWeekly : t.proofAt(moment(at))}</span>
        <Button icon="refresh" disabled={busy || !online} onClick={check}>
          {busy ? t.proofChecking : t.proofAgain}
        </Button>
      </div>
      {!online && <p class="hint">{t.needsNetwork}</p>}
    </Card>
  );
}
