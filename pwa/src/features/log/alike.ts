import type { Visit } from "../../data";

const MANY = 5;
const WITHIN_MS = 10 * 60_000;

/**
 * The newest of five visits alike (same việc, outcome and place) saved within ten minutes, when
 * the person would be quicker with "Ghi theo buổi"; else null. `visits` newest first.
 */
export function fiveAlike(visits: readonly Visit[], now: number): Visit | null {
  const lately = visits.filter(
    (visit) => visit.state !== "voided" && now - Date.parse(visit.saved_at) < WITHIN_MS && visit.kind === "one_to_one",
  );
  const newest = lately[0];
  if (!newest || lately.length < MANY) {
    return null;
  }
  return lately.slice(0, MANY).every((visit) => likeness(visit) === likeness(newest)) ? newest : null;
}

function likeness(visit: Visit): string {
  return JSON.stringify([visit.place, visit.items.map((item) => [item.topic, item.outcome])]);
}
