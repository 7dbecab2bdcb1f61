import { useEffect, useRef, useState } from "preact/hooks";
import { drafts, useLive, visits } from "../../data";
import { businessDay } from "../../lib/time";
import type { Patch } from "../../ui/visit/faults";
import { newForm, newItem, type VisitForm } from "../../ui/visit/model";

const KEY = "buoi";
const SAVE_AFTER_MS = 400;

interface GroupDraft {
  form: VisitForm | null;
  /** Whether somebody said what kind of session it was: none is chosen beforehand. */
  chosen: boolean;
  place: string | null;
  /** The form came from the disk. */
  kept: boolean;
  patch: Patch;
  drop: () => void;
}

/** The group form, read from the draft on the phone and written back as it changes. */
export function useGroupDraft(topic: string | undefined): GroupDraft {
  const used = useLive(() => visits.suggestions(), []);
  const [form, setForm] = useState<VisitForm | null>(null);
  const [chosen, setChosen] = useState(false);
  const [kept, setKept] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const empty = () => emptyForm(topic, used?.place ?? null);

  useEffect(() => {
    if (!used || form) {
      return;
    }
    const open = (found: VisitForm | null) => {
      setForm(found ?? empty());
      setChosen(found !== null && found.kind !== "one_to_one");
      setKept(found !== null);
    };
    drafts.get<VisitForm>(KEY).then(open, () => open(null));
  }, [used]);

  const patch: Patch = (part) => {
    if (!form) {
      return;
    }
    const next = { ...form, ...part };
    setForm(next);
    setChosen(chosen || part.kind !== undefined);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      // A draft that cannot be kept is no reason to stop somebody who is writing.
      drafts.put(KEY, next).catch(() => {});
    }, SAVE_AFTER_MS);
  };
  const drop = () => {
    clearTimeout(timer.current);
    drafts.delete(KEY).catch(() => {});
    setForm(empty());
    setChosen(false);
    setKept(false);
  };
  return { form, chosen, place: used?.place ?? null, kept, patch, drop };
}

function emptyForm(topic: string | undefined, place: string | null): VisitForm {
  const form = newForm("", businessDay(Date.now()), place);
  return { ...form, items: topic ? [newItem(topic)] : [], total: 0 };
}
