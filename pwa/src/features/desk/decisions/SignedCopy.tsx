import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { describedBy } from "../../../ui/Field";
import { Icon } from "../../../ui/icons/Icon";
import { showToast } from "../../../ui/Toast";
import { useDesk } from "../base/desk";
import { bytes, count, moment } from "../base/format";
import { useAction } from "../base/load";
import { online } from "../base/online";
import { ProblemCard } from "../base/Problem";
import { fileName } from "./papers";
import { strings } from "./strings";
import type { DecisionFull } from "./types";

const LARGEST = 10 * 1024 * 1024;
const INPUT = "scan-file";

interface Props {
  decision: DecisionFull;
  onSaved: () => void;
}

/** The scan or photo of the signed paper: sent up once it is signed, fetched whenever it is asked for. */
export function SignedCopy({ decision, onSaved }: Props): JSX.Element {
  const t = useStrings(strings);
  const { roles } = useDesk();
  const official = roles.has("commune_officer") || roles.has("commune_approver");
  return (
    <Card icon="draft" title={t.scan}>
      {decision.scan ? <Kept decision={decision} /> : <p>{t.scanNone}</p>}
      {official && <SendUp decision={decision} onSaved={onSaved} />}
    </Card>
  );
}

function Kept({ decision: { id, label, scan } }: { decision: DecisionFull }): JSX.Element | null {
  const t = useStrings(strings);
  const { roles } = useDesk();
  const action = useAction();
  if (!scan) return null;
  const ending = scan.content_type === "image/jpeg" ? "jpg" : "pdf";
  const get = () => api.download(`/decisions/${id}/scan`, `da-ky-${fileName(label, ending)}`);
  // Phone numbers stand on the paper: who sees sums only does not get it.
  const mayGet = !roles.has("province_staff") || roles.has("admin");
  return (
    <>
      <p class="muted small">
        {t.scanFacts(count(scan.pages), bytes(scan.size))} · {moment(scan.created_at)}
      </p>
      {action.problem && <ProblemCard problem={action.problem} />}
      {mayGet && (
        <div class="row">
          <Button icon="download" disabled={action.busy} onClick={() => action.run(get)}>
            {t.scanGet}
          </Button>
        </div>
      )}
    </>
  );
}

function SendUp({ decision: { id, scan }, onSaved }: Props): JSX.Element {
  const t = useStrings(strings);
  const action = useAction();
  const [large, setLarge] = useState(false);
  const choose = (file: File | undefined) => {
    setLarge(file !== undefined && file.size > LARGEST);
    action.clear();
    if (!file || file.size > LARGEST) return;
    const form = new FormData();
    form.append("file", file);
    action.run(async () => {
      await api.upload(`/decisions/${id}/scan`, form);
      showToast(t.scanSaved);
      onSaved();
    });
  };
  const { problem } = action;
  const unreadable = problem?.code === "validation_failed";
  const error = large || problem?.code === "too_large" ? t.scanBig : unreadable ? t.scanBad : undefined;
  const hint = online.value ? t.scanLead : t.needsNetwork;
  return (
    <>
      {problem && !error && <ProblemCard problem={problem} />}
      <div class={error ? "field field-bad dk-file" : "field dk-file"}>
        <p class="hint" id={`${INPUT}-hint`}>
          {hint}
        </p>
        {error && (
          <p class="field-error" id={`${INPUT}-error`}>
            <Icon name="alert" size={20} />
            {error}
          </p>
        )}
        <input
          id={INPUT}
          class="vh"
          type="file"
          accept="application/pdf,image/jpeg,.pdf,.jpg,.jpeg"
          disabled={action.busy || !online.value}
          aria-invalid={error ? "true" : undefined}
          aria-describedby={describedBy(INPUT, hint, error)}
          onChange={(event) => choose(event.currentTarget.files?.[0])}
        />
        <label class="btn" for={INPUT}>
          <Icon name="plus" size={20} />
          <span>{scan ? t.scanAgain : t.scanChoose}</span>
        </label>
      </div>
      {action.busy && <p role="status">{t.scanBusy}</p>}
    </>
  );
}
