import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { api, HttpProblem } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { addDays } from "../../../lib/time";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { ErrorSummary } from "../../../ui/ErrorSummary";
import { TextArea, TextField } from "../../../ui/Field";
import { showToast } from "../../../ui/Toast";
import { Confirm } from "../base/Confirm";
import { count, day, moment, month } from "../base/format";
import { ProblemCard } from "../base/Problem";
import { useForm } from "../base/useForm";
import { bodyOf, type Draft, draftOf, faultsOf } from "./draft";
import { strings } from "./strings";
import type { Report } from "./types";

interface Props {
  report: Report;
  path: string;
  onDone: () => void;
}

/** The commune's part: saved as a draft, then handed in after a look at what will be frozen. */
export function ReportForm({ report, path, onDone }: Props): JSX.Element {
  const t = useStrings(strings);
  const [saved, setSaved] = useState<Report | null>(null);
  const { draft, set, form, conflict, keepMine, handIn } = useReport({ report, path, onDone, onSaved: setSaved });
  const text = (field: keyof Draft) => ({
    id: form.idOf(field),
    label: t[field],
    value: draft[field],
    onInput: (value: string) => set({ [field]: value }),
    error: form.errorOf(field),
  });
  return (
    <form class="dk-form stack" onSubmit={form.submit} noValidate>
      <ErrorSummary errors={form.summary} />
      <TextArea {...text("difficulties")} maxLength={4000} />
      <TextArea {...text("proposals")} maxLength={4000} />
      <div class="dk-form-row">
        <TextField {...text("adults")} hint={t.basesHint} inputMode="numeric" autoComplete="off" maxLength={12} />
        <TextField {...text("households")} hint={t.basesHint} inputMode="numeric" autoComplete="off" maxLength={12} />
      </div>
      {/* Beside the buttons: who pressed one at the foot of a long form looks there. */}
      {form.problem && <ProblemCard problem={form.problem} />}
      {conflict && (
        <div role="alert">
          <Card tone="warn" icon="swap" title={t.conflictTitle}>
            <p>{t.conflictText(conflict.by ?? t.somebody, moment(conflict.at))}</p>
            <div class="row">
              <Button onClick={onDone}>{t.seeTheirs}</Button>
              <Button onClick={keepMine}>{t.keepMine}</Button>
            </div>
          </Card>
        </div>
      )}
      <div class="row">
        <Button type="submit" disabled={form.busy} onClick={() => handIn(false)}>
          {t.saveDraft}
        </Button>
        {report.over && (
          <Button type="submit" kind="primary" icon="send" disabled={form.busy} onClick={() => handIn(true)}>
            {t.submit}
          </Button>
        )}
      </div>
      {!report.over && <p class="muted small">{t.submitEarly(day(addDays(report.end, 1)))}</p>}
      {saved && <HandIn report={saved} path={path} onDone={onDone} />}
    </form>
  );
}

function HandIn({ report, path, onDone }: Props): JSX.Element {
  const t = useStrings(strings);
  const { totals, not_reported_teams: late } = report.figures;
  const act = async () => {
    await api.post(`${path}/submit`, { version: report.version });
    showToast(t.submitted);
    onDone();
  };
  return (
    <Confirm title={t.submitTitle(month(report.month))} icon="send" action={t.submit} act={act} onClose={onDone}>
      <p>{t.submitText(count(totals.visits), count(totals.people), count(totals.items))}</p>
      {late > 0 && <p>{t.submitWaiting(count(late))}</p>}
    </Confirm>
  );
}

interface Conflict {
  version: number;
  by: string | null;
  at: string | null;
}

function useReport({ report, path, onDone, onSaved }: Props & { onSaved: (saved: Report) => void }) {
  const t = useStrings(strings);
  const [draft, setDraft] = useState<Draft>(() => draftOf(report));
  const [version, setVersion] = useState(report.version);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  // the button pressed is known before the form is sent, in the same turn
  const submits = useRef(false);
  const send = async () => {
    try {
      const saved = await api.patch<Report>(path, { version, ...bodyOf(draft) });
      setVersion(saved.version);
      setConflict(null);
      if (submits.current) return onSaved(saved);
      showToast(t.saved);
      onDone();
    } catch (error) {
      if (!(error instanceof HttpProblem && error.code === "conflict")) throw error;
      setConflict(conflictOf(error));
    }
  };
  const fields = { difficulties: t.difficulties, proposals: t.proposals, adults: t.adults, households: t.households };
  const form = useForm({ id: "report", fields, check: () => faultsOf(draft, t), send });
  return {
    draft,
    set: (patch: Partial<Draft>) => setDraft((last) => ({ ...last, ...patch })),
    form,
    conflict,
    /** The next save goes on top of theirs. */
    keepMine: () => {
      if (conflict) setVersion(conflict.version);
      setConflict(null);
    },
    handIn: (wanted: boolean) => {
      submits.current = wanted;
    },
  };
}

function conflictOf({ params }: HttpProblem): Conflict {
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  return { version: Number(params.version), by: text(params.by), at: text(params.at) };
}
