import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { PersonalData, StorageFull, useLive, type Visit, visits } from "../../data";
import { useStrings } from "../../lib/i18n";
import { Button } from "../../ui/Button";
import { EmptyState, Skeleton } from "../../ui/EmptyState";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { showToast } from "../../ui/Toast";
import { useToday } from "../../ui/useToday";
import { checkForm, type FormFault } from "../../ui/visit/check";
import { byField, inSummary } from "../../ui/visit/faults";
import { bodyOf, type VisitForm } from "../../ui/visit/model";
import { visitStrings } from "../../ui/visit/strings";
import { startOf } from "../../ui/visit/when";
import { EditForm } from "./EditForm";
import { fieldOf, reasonOf, rejectionStrings } from "./rejection";
import { strings } from "./strings";
import { useEditDraft } from "./useEditDraft";

/** M6, changing: `#/nhat-ky/<record>/sua`. A refused visit opens at the control that mends it. */
export function EditPage({ record }: { record: string }): JSX.Element {
  const t = useStrings(strings);
  const visit = useLive(() => visits.get(record), [record]);
  if (visit === undefined) {
    return <Skeleton label={t.loading} />;
  }
  return visit === null ? <EmptyState icon="journal" text={t.missing} /> : <Edit visit={visit} />;
}

function Edit({ visit }: { visit: Visit }): JSX.Element {
  const t = useStrings(strings);
  const words = useStrings(visitStrings);
  const reasons = useStrings(rejectionStrings);
  const { form, patch, drop } = useEditDraft(visit);
  const today = useToday();
  const [faults, setFaults] = useState<FormFault[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const field = visit.reject && faults.length === 0 ? fieldOf(visit.reject.code) : null;
  const ready = form !== null;

  useEffect(() => {
    if (ready && field) {
      document.getElementById(field)?.scrollIntoView({ block: "center" });
    }
  }, [ready, field]);

  if (!form) {
    return <Skeleton label={t.loading} />;
  }
  const save = async () => {
    const found = checkForm(form, today).filter((fault) => !unchangedDay(fault, form, visit));
    setFaults(found);
    setTrouble(null);
    if (found.length > 0) {
      return;
    }
    try {
      await store(visit, form);
    } catch (error) {
      setTrouble(troubleOf(error, t));
      return;
    }
    drop();
    showToast(t.saved);
    location.hash = `#/nhat-ky/${visit.record_id}`;
  };

  const errors = byField(faults, words.faults);
  const rejected = visit.reject && field ? reasons[reasonOf(visit.reject.code)] : undefined;
  const shown = rejected && field ? { [field]: rejected, ...errors } : errors;
  const summary = inSummary(faults, words.faults);
  return (
    <div class="stack">
      <ErrorSummary errors={trouble ? [...summary, { id: "note", text: trouble }] : summary} />
      <EditForm form={form} onPatch={patch} today={today} errors={trouble ? { ...shown, note: trouble } : shown} />
      <Button kind="primary" wide icon="sent" onClick={() => void save()}>
        {visit.reject ? t.resend : t.save}
      </Button>
    </div>
  );
}

/** A visit of six weeks ago may be mended without its day becoming a fault. */
function unchangedDay(fault: FormFault, form: VisitForm, visit: Visit): boolean {
  return fault.code === "day_too_old" && form.day === visit.business_day;
}

async function store(visit: Visit, form: VisitForm): Promise<void> {
  const started = form.day === visit.business_day ? visit.started_at : startOf(form.day, form.duration, Date.now());
  const body = bodyOf(form, visit.team_id, started);
  if (visit.reject) {
    await visits.resend(visit.record_id, visit.reject.op_id, body);
  } else {
    await visits.amend(visit.record_id, visit.revision, body);
  }
}

function troubleOf(error: unknown, t: typeof strings.vi): string {
  if (error instanceof PersonalData) {
    return t.personal;
  }
  return error instanceof StorageFull ? t.full : t.failed;
}
