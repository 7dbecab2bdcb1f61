import { useEffect, useRef, useState } from "preact/hooks";
import { drafts, type Visit } from "../../data";
import type { Patch } from "../../ui/visit/faults";
import { formOf, type VisitForm } from "../../ui/visit/model";
import { editKey } from "./Drafts";

const SAVE_AFTER_MS = 400;

interface Kept {
  /** The revision the person was looking at: a draft on an older one is not taken up. */
  revision: string;
  form: VisitForm;
}

interface EditDraft {
  form: VisitForm | null;
  patch: Patch;
  drop: () => void;
}

/** The form of an edit: the visit, or what was left half changed, kept on the phone as it changes. */
export function useEditDraft(visit: Visit): EditDraft {
  const key = editKey(visit.record_id);
  const [form, setForm] = useState<VisitForm | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    const open = (kept: Kept | null) =>
      setForm(kept?.revision === visit.revision ? kept.form : formOf(visit, visit.business_day));
    drafts.get<Kept>(key).then(open, () => open(null));
    return () => clearTimeout(timer.current);
  }, [key]);

  const patch: Patch = (part) => {
    if (!form) {
      return;
    }
    const next = { ...form, ...part };
    setForm(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      // A draft that cannot be kept is no reason to stop somebody who is writing.
      drafts.put(key, { revision: visit.revision, form: next } satisfies Kept).catch(() => {});
    }, SAVE_AFTER_MS);
  };
  const drop = () => {
    clearTimeout(timer.current);
    drafts.delete(key).catch(() => {});
  };
  return { form, patch, drop };
}
