import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { addDays } from "../../../lib/time";
import { Button } from "../../../ui/Button";
import { Skeleton } from "../../../ui/EmptyState";
import { ErrorSummary } from "../../../ui/ErrorSummary";
import { TextArea, TextField } from "../../../ui/Field";
import { showToast } from "../../../ui/Toast";
import { Confirm } from "../base/Confirm";
import { count, day, month } from "../base/format";
import { KeptLocked } from "../base/KeptLocked";
import { ProblemCard } from "../base/Problem";
import { strings as baseStrings } from "../base/strings";
import { Beside, Overtaken, Restored } from "./Beside";
import type { Field } from "./draft";
import { strings } from "./strings";
import type { Report } from "./types";
import { useReport } from "./useReport";

interface Props {
  report: Report;
  path: string;
  onDone: () => void;
}

/** The commune's part: kept while it is typed, saved as a draft, handed in after a look at what will be frozen. */
export function ReportForm({ report, path, onDone }: Props): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const [saved, setSaved] = useState<Report | null>(null);
  const typing = useReport({ report, path, onDone, onSaved: setSaved });
  const { form, draft, theirs, handIn } = typing;
  const text = (field: Field) => ({
    id: form.idOf(field),
    label: t[field],
    value: draft[field],
    onInput: (value: string) => typing.set(field, value),
    error: form.errorOf(field),
  });
  const number = (field: Field) => ({
    ...text(field),
    hint: t.basesHint,
    inputMode: "numeric" as const,
    autoComplete: "off",
    maxLength: 12,
  });
  const beside = (field: Field) => <Beside field={field} mine={draft} theirs={theirs} onSettle={typing.settle} />;
  if (typing.state === "reading") return <Skeleton rows={4} label={common.loading} />;
  if (typing.state === "locked")
    return <KeptLocked text={t.keptText} onUnlock={typing.unlock} onDrop={typing.dropLocked} />;
  return (
    <form class="dk-form stack" onSubmit={form.submit} noValidate>
      <ErrorSummary errors={form.summary} />
      {typing.restored && <Restored at={typing.restored} onDrop={typing.drop} />}
      {theirs && <Overtaken theirs={theirs} />}
      <TextArea {...text("difficulties")} maxLength={4000} />
      {beside("difficulties")}
      <TextArea {...text("proposals")} maxLength={4000} />
      {beside("proposals")}
      <div class="dk-form-row">
        <div class="stack">
          <TextField {...number("adults")} />
          {beside("adults")}
        </div>
        <div class="stack">
          <TextField {...number("households")} />
          {beside("households")}
        </div>
      </div>
      {/* Beside the buttons: who pressed one at the foot of a long form looks there. */}
      {form.problem && <ProblemCard problem={form.problem} />}
      <p class="muted small" role="status" aria-busy={typing.kept === "soon"}>
        {typing.dirty && (typing.kept === "no" ? t.notKept : t.kept)}
      </p>
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
