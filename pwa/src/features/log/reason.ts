import { visits } from "../../data";
import { businessDay } from "../../lib/time";
import { bodyOf, type VisitForm } from "../../ui/visit/model";
import { startOf } from "../../ui/visit/when";
import { ownTeam, tellSaved } from "./save";
import type { strings } from "./strings";

/**
 * Put the reason into a visit that was saved a moment ago, as an amendment on top of it: the
 * save itself never waits for an answer. Undo takes back the visit with its reason.
 */
export async function amendReason(
  form: VisitForm,
  saved: { op_id: string; record_id: string },
  reason: string,
  t: typeof strings.vi,
): Promise<void> {
  const team = ownTeam();
  if (team === null) {
    return;
  }
  const items = form.items.map((item) => ({ ...item, reason }));
  const body = bodyOf(
    { ...form, items },
    team,
    startOf(form.day || businessDay(Date.now()), form.duration, Date.now()),
  );
  await visits.amend(saved.record_id, saved.op_id, body);
  tellSaved(t, () => visits.undo(saved.op_id));
}
