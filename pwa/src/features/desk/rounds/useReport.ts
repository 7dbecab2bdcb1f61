import { useRef } from "preact/hooks";
import { api, HttpProblem } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { jumpTo } from "../../../ui/ErrorSummary";
import { showToast } from "../../../ui/Toast";
import { useForm } from "../base/useForm";
import { bodyOf, differing, type Field, faultsOf } from "./draft";
import { strings } from "./strings";
import type { Report } from "./types";
import { useTyped } from "./useTyped";

// Somebody saved, handed in or closed meanwhile: the newer report shows which.
const OVERTAKEN: readonly string[] = ["conflict", "report_state", "round_closed"];

interface Options {
  report: Report;
  path: string;
  onDone: () => void;
  /** Saved on the way to being handed in. */
  onSaved: (saved: Report) => void;
}

/** The form of a report: what is typed, and how it is stored. */
export function useReport({ report, path, onDone, onSaved }: Options) {
  const t = useStrings(strings);
  const { typed, newest, theirs, meet, stored, settle, unlock, drop, ...typing } = useTyped(report);
  // The button pressed is known before the form is sent, in the same turn.
  const submits = useRef(false);
  const send = async () => {
    const { version, draft } = newest.current;
    try {
      const saved = await api.patch<Report>(path, { version, ...bodyOf(draft) });
      stored(draft, saved);
      if (submits.current) return onSaved(saved);
      showToast(t.saved);
      onDone();
    } catch (error) {
      if (!(error instanceof HttpProblem && OVERTAKEN.includes(error.code))) throw error;
      const newer = await api.get<Report>(path);
      // It can be written in no more: the page shows it, and what was typed beside it.
      if (newer.status !== "draft" || !newer.mine) return onDone();
      meet(newest.current, newer, error.params);
    }
  };
  const fields = { difficulties: t.difficulties, proposals: t.proposals, adults: t.adults, households: t.households };
  const unsettled = () => Object.fromEntries((theirs?.open ?? []).map((field) => [field, t.choose]));
  const check = () => ({ ...faultsOf(newest.current.draft, t), ...unsettled() });
  const form = useForm({ id: "report", fields, check, send });
  return {
    ...typing,
    unlock,
    theirs,
    form,
    draft: typed.draft,
    dirty: differing(typed.draft, typed.base).length > 0,
    settle: (field: Field, value: string) => {
      settle(field, value);
      jumpTo(form.idOf(field));
    },
    drop: () => {
      drop();
      if (theirs) onDone();
    },
    /** Throw away what is locked, which nobody has read. */
    dropLocked: () => {
      drop();
      unlock();
    },
    handIn: (wanted: boolean) => {
      submits.current = wanted;
    },
  };
}
