import { visits } from "../../data";
import { businessDay } from "../../lib/time";
import { bodyOf, type VisitForm } from "../../ui/visit/model";
import { startOf } from "../../ui/visit/when";
import { ownTeam, tellSaved } from "./save";
import type { strings } from "./strings";

/**
 * Put the reason into a visit that was saved a moment ago, as an amendment on top of it: the
 * save itself never waits for an answer. Undo then cancels the visit as a whole.
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
  const { op_id } = await visits.amend(saved.record_id, saved.op_id, body);
  tellSaved(t, async () => {
    await visits.void(saved.record_id, op_id, "mistake");
    return "voided";
  });
}
