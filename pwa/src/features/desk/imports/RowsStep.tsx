import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button, ButtonLink } from "../../../ui/Button";
import { EmptyState, Skeleton } from "../../../ui/EmptyState";
import { showToast } from "../../../ui/Toast";
import { KeptLocked } from "../base/KeptLocked";
import { useAction } from "../base/load";
import { ProblemCard } from "../base/Problem";
import { strings as baseStrings } from "../base/strings";
import { ErrorRows } from "./ErrorRows";
import { focusFirst } from "./focus";
import { type Other, otherOf, Quicker } from "./Quicker";
import { bodyOf, useRepairs } from "./repairs";
import { StepHead, stepHash } from "./StepBar";
import { questions, untouched } from "./steps";
import { strings } from "./strings";
import { TeamFaults } from "./TeamFaults";
import type { Import } from "./types";
import type { ImportLoad } from "./useImport";
import { Warnings } from "./Warnings";

interface Props {
  given: Import;
  load: ImportLoad;
}

/** Step 3: every row with an error is mended here, then all are looked at anew at once. */
export function RowsStep({ given, load }: Props): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const { state, unlock, kept, repairs, mend, taken, drop } = useRepairs(given.id);
  const checking = useAction();
  const fetching = useAction();
  const [other, setOther] = useState<Other | null>(null);
  const changed = Object.keys(repairs).length;
  const wrong = given.errors.length;
  useStepOn(given);

  const recheck = () =>
    checking.run(async () => {
      try {
        const body = { edits: given.edits, rows: bodyOf(repairs), hamlets: {} };
        const newer = await api.patch<Import>(`/roster-imports/${given.id}`, body);
        taken(repairs);
        setOther(null);
        load.put(newer);
        if (newer.errors.length === 0) showToast(t.allFine);
        focusFirst();
      } catch (error) {
        const first = otherOf(error);
        if (!first) throw error;
        setOther(first);
        load.reload();
      }
    });
  if (state === "reading") return <Skeleton rows={3} label={common.loading} />;
  if (state === "locked") return <KeptLocked onUnlock={unlock} onDrop={drop} />;
  if (wrong === 0 && changed === 0) {
    return (
      <section class="dk-section">
        <StepHead title={t.rowsTitle} />
        <EmptyState icon="confirmed" text={t.noErrors}>
          <Onward given={given} primary />
        </EmptyState>
        <Warnings given={given} />
      </section>
    );
  }
  return (
    <section class="dk-section">
      <StepHead title={t.rowsTitle}>
        <Button
          icon="download"
          disabled={fetching.busy}
          onClick={() => fetching.run(() => api.download(`/roster-imports/${given.id}/errors.xlsx`, t.errorsName))}
        >
          {t.downloadErrors}
        </Button>
        <Onward given={given} />
      </StepHead>
      {fetching.problem && <ProblemCard problem={fetching.problem} />}
      {other && <Quicker other={other} kept />}
      <ErrorRows given={given} repairs={repairs} onMend={mend} />
      <TeamFaults given={given} repairs={repairs} onMend={mend} />
      {checking.problem && <ProblemCard problem={checking.problem} />}
      <div class="dk-recheck">
        <p class="small" role="status" aria-busy={kept === "soon"}>
          {t.stillWrong(untouched(given, repairs))}
          {changed > 0 && kept !== "no" && <span class="dk-sub">{t.kept}</span>}
        </p>
        <span id="kiem-tra">
          <Button kind="primary" icon="refresh" disabled={checking.busy || changed === 0} onClick={recheck}>
            {t.recheck(changed)}
          </Button>
        </span>
      </div>
      <Warnings given={given} />
    </section>
  );
}

/** When the last error goes, the next step comes by itself. */
function useStepOn(given: Import): void {
  const before = useRef(given.errors.length);
  useEffect(() => {
    const had = before.current;
    before.current = given.errors.length;
    if (had > 0 && given.errors.length === 0)
      location.replace(stepHash(given, questions(given).length > 0 ? "cot" : "khac"));
  }, [given]);
}

function Onward({ given, primary = false }: { given: Import; primary?: boolean }): JSX.Element {
  const t = useStrings(strings);
  const next = questions(given).length > 0 ? "cot" : "khac";
  return (
    <ButtonLink kind={primary ? "primary" : "plain"} href={stepHash(given, next)} icon="next">
      {next === "cot" ? t.toColumns : t.toDiff}
    </ButtonLink>
  );
}
