import { PersonalData, StorageFull, session, visits } from "../../data";
import { businessDay } from "../../lib/time";
import { hideToast, raiseShield, showToast } from "../../ui/Toast";
import { checkForm, type FormFault } from "../../ui/visit/check";
import { bodyOf, type Outcome, type VisitForm } from "../../ui/visit/model";
import { startOf } from "../../ui/visit/when";
import type { strings } from "./strings";

type Words = typeof strings.vi;

/** How a save ended: on the disk, or what stands in its way. */
export type SaveResult =
  | { done: true; op_id: string; record_id: string }
  | { done: false; faults: FormFault[]; note?: string; trouble?: string };

const HAPTIC_MS = 20;

/** The form with one outcome on every việc: pressing an outcome is what decides it. */
export function withOutcome(form: VisitForm, outcome: Outcome): VisitForm {
  return { ...form, items: form.items.map((item) => ({ ...item, outcome })) };
}

/** Write the visit to the disk of the phone. Resolves after the strict commit, never throws. */
export async function saveVisit(form: VisitForm, t: Words): Promise<SaveResult> {
  const now = Date.now();
  const faults = checkForm(form, businessDay(now));
  const team = ownTeam();
  if (faults.length > 0 || team === null) {
    return team === null ? { done: false, faults, trouble: t.noTeam } : { done: false, faults };
  }
  try {
    const ids = await visits.log(bodyOf(form, team, startOf(form.day, form.duration, now)));
    navigator.vibrate?.(HAPTIC_MS);
    raiseShield();
    return { done: true, ...ids };
  } catch (error) {
    return { done: false, faults: [], ...troubleOf(error, t) };
  }
}

/** "Đã lưu trên máy" with Hoàn tác: `takeBack` undoes what was just saved. */
export function tellSaved(t: Words, takeBack: () => Promise<"gone" | "voided">): void {
  const undo = async () => {
    const left = await takeBack();
    showToast(left === "gone" ? t.undone : t.voided);
  };
  showToast(t.saved, () => {
    hideToast();
    undo().catch(() => showToast(t.failed));
  });
}

/** The team the account logs for: its first grant that names one. */
export function ownTeam(): string | null {
  return session.current.value?.grants.find((grant) => grant.team_id !== null)?.team_id ?? null;
}

function troubleOf(error: unknown, t: Words): { note?: string; trouble?: string } {
  if (error instanceof PersonalData) {
    return { note: noteTrouble(error.kind, t) };
  }
  return { trouble: error instanceof StorageFull ? t.full : t.failed };
}

function noteTrouble(kind: PersonalData["kind"], t: Words): string {
  if (kind === "email") {
    return t.personalMail;
  }
  return kind === "otp" ? t.personalOtp : t.personal;
}
