import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { PersonalData, StorageFull, useLive, type Visit, visits } from "../../data";
import { useStrings } from "../../lib/i18n";
import { Button } from "../../ui/Button";
import { EmptyState, Skeleton } from "../../ui/EmptyState";
import { ErrorSummary, type FieldError, jumpTo } from "../../ui/ErrorSummary";
import { showToast } from "../../ui/Toast";
import { useToday } from "../../ui/useToday";
import { useCatalogue } from "../../ui/visit/catalogue";
import { checkForm, type FormFault } from "../../ui/visit/check";
import { EditForm } from "../../ui/visit/EditForm";
import { byField, type FieldWords, inSummary } from "../../ui/visit/faults";
import { bodyOf, formOf, type VisitForm } from "../../ui/visit/model";
import { spotOf } from "../../ui/visit/refusal";
import { visitStrings } from "../../ui/visit/strings";
import { startOf } from "../../ui/visit/when";
import { reasonOf, rejectionStrings } from "./rejection";
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

/** The form's id where no single control is to blame: the summary then leads to its first one. */
const FORM = "visit-form";

function Edit({ visit }: { visit: Visit }): JSX.Element {
  const t = useStrings(strings);
  const words = useStrings(visitStrings);
  const { form, patch, drop } = useEditDraft(visit);
  const today = useToday();
  const [faults, setFaults] = useState<FormFault[] | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const refusal = useRefusal(visit);
  const told = faults === null ? refusal : null;
  const ready = form !== null;
  const jump = told?.summary[0]?.id;

  useEffect(() => {
    if (ready && jump) {
      jumpTo(jump);
    }
  }, [ready, jump]);

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

  const summary = told?.summary ?? inSummary(faults ?? [], words.faults);
  const errors = { ...told?.errors, ...byField(faults ?? [], words.faults) };
  return (
    <div class="stack" id={FORM}>
      <ErrorSummary errors={trouble ? [...summary, { id: "note", text: trouble }] : summary} />
      <EditForm form={form} onPatch={patch} today={today} errors={trouble ? { ...errors, note: trouble } : errors} />
      <Button kind="primary" wide icon="sent" onClick={() => void save()}>
        {visit.reject ? t.resend : t.save}
      </Button>
    </div>
  );
}

/** Why the visit was set aside, at the control that mends it and above the form; null when it was not. */
function useRefusal(visit: Visit): { summary: FieldError[]; errors: FieldWords } | null {
  const t = useStrings(strings);
  const reasons = useStrings(rejectionStrings);
  const catalogue = useCatalogue();
  if (!visit.reject || !catalogue.ready) {
    return null;
  }
  const spot = spotOf(visit.reject, formOf(visit, visit.business_day), catalogue);
  const note = visit.reject.official_note;
  const text = note ? t.officialSaid(note) : reasons[reasonOf(visit.reject.code)];
  return { summary: [{ id: spot?.id ?? FORM, text }], errors: spot ? { [spot.control]: text } : {} };
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
