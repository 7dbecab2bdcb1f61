import { expect, test } from "vitest";
import type { Visit } from "../../data";
import { fiveAlike } from "./alike";

const NOW = Date.parse("2026-11-21T10:00:00+07:00");

function visit(minutesAgo: number, part: Partial<Visit> = {}): Visit {
  return {
    record_id: `r${minutesAgo}`,
    kind: "one_to_one",
    place: "home",
    items: [{ topic: "VNEID2", outcome: "done", detail: null, count: 1, reason: null }],
    state: "queued",
    saved_at: new Date(NOW - minutesAgo * 60_000).toISOString(),
    ...part,
  } as Visit;
}

const five = () => [1, 2, 3, 4, 5].map((minutes) => visit(minutes));

test("five alike in ten minutes are noticed", () => {
  expect(fiveAlike(five(), NOW)?.record_id).toBe("r1");
});

test("four, another place, or half an hour are not", () => {
  expect(fiveAlike(five().slice(1), NOW)).toBeNull();
  expect(fiveAlike([...five().slice(1), visit(6, { place: "market" })], NOW)).toBeNull();
  expect(fiveAlike([...five().slice(1), visit(30)], NOW)).toBeNull();
});

test("what was taken back does not count", () => {
  expect(fiveAlike([visit(0, { state: "voided" }), ...five().slice(1)], NOW)).toBeNull();
});
