import { expect, test } from "vitest";
import { amountOf, isShown, pinnedOn, viewOf } from "./campaignStrip";
import { visitBody } from "./testing/visits";
import type { CampaignTarget, PhoneCampaign, Visit, VisitState } from "./types";

const CAMPAIGN: PhoneCampaign = {
  campaign_id: "c",
  name: "92 ngày đêm",
  status: "running",
  start: "2026-11-18",
  end: "2026-11-22",
  measure: "visits",
  topics: ["PAY"],
};
const TARGET: CampaignTarget = { campaign_id: "c", team_id: "t", goal: 4, before: null };
const ITEMS = [
  { topic: "PAY", outcome: "done" as const, detail: null, count: 2, reason: null },
  { topic: "DSIG", outcome: "done" as const, detail: null, count: 3, reason: null },
];

function visit(business_day: string, state: VisitState = "confirmed"): Visit {
  return { ...visitBody({ people: { total: 7, groups: [] }, items: ITEMS }), business_day, state } as Visit;
}

test("a visit counts as itself, its people, or its items of the topics; cancelled and refused ones do not", () => {
  const of = (measure: PhoneCampaign["measure"], topics: string[]) =>
    amountOf(visit("2026-11-18"), { ...CAMPAIGN, measure, topics });
  expect([of("visits", ["PAY"]), of("people", []), of("items", ["PAY"]), of("items", [])]).toEqual([1, 7, 2, 5]);
  const states: VisitState[] = ["held", "queued", "sent", "voided", "rejected"];
  expect(states.map((state) => amountOf(visit("2026-11-18", state), CAMPAIGN))).toEqual([1, 1, 1, 0, 0]);
});

test("days gone by without a visit are 0, days to come are null, today counts as one to go", () => {
  const view = viewOf(
    CAMPAIGN,
    TARGET,
    ["2026-11-18", "2026-11-20", "2026-11-20"].map((day) => visit(day)),
    "2026-11-20",
  );
  expect(view.days.map(({ done, when }) => [done, when])).toEqual([
    [1, "past"],
    [0, "past"],
    [2, "today"],
    [null, "ahead"],
    [null, "ahead"],
  ]);
  expect([view.done, view.goal, view.daysLeft, view.begun]).toEqual([3, 4, 3, true]);
});

test("what came before the phone's visits is one number, its days unknown and not 0", () => {
  const target = { ...TARGET, before: { until: "2026-11-19", done: 10 } };
  const view = viewOf(CAMPAIGN, target, [visit("2026-11-18"), visit("2026-11-20")], "2026-11-20");
  expect(view.done).toBe(11);
  expect(view.days.map(({ done }) => done)).toEqual([1, null, 1, null, null]);
});

test("without a target, or with one of 0, there is no goal; before the first day all days are to go", () => {
  expect(viewOf(CAMPAIGN, null, [], "2026-11-20").goal).toBeNull();
  expect(viewOf(CAMPAIGN, { ...TARGET, goal: 0 }, [], "2026-11-20").goal).toBeNull();
  const early = viewOf(CAMPAIGN, TARGET, [], "2026-11-15");
  expect([early.begun, early.daysLeft]).toEqual([false, 5]);
  expect(viewOf(CAMPAIGN, TARGET, [], "2026-11-22").daysLeft).toBe(1);
});

test("92 days across the end of a month are 92 cells", () => {
  const long = { ...CAMPAIGN, start: "2026-06-01", end: "2026-08-31" };
  const { days } = viewOf(long, null, [], "2026-08-31");
  expect([days.length, days[30]?.day, days.at(-1)?.day]).toEqual([92, "2026-07-01", "2026-08-31"]);
});

test("campaigns come and go by their days, without a word from the server", () => {
  const shown = (today: string) => isShown(CAMPAIGN, today);
  expect(["2026-11-10", "2026-11-11", "2026-11-22", "2026-11-23"].map(shown)).toEqual([false, true, true, false]);
  expect(isShown({ ...CAMPAIGN, status: "closed" }, "2026-11-20")).toBe(false);
  const later = { ...CAMPAIGN, campaign_id: "d", name: "Sau", start: "2026-11-20", topics: ["DSIG", "PAY"] };
  expect(pinnedOn([later, CAMPAIGN], "2026-11-17")).toEqual({ topics: [], lead: null });
  expect(pinnedOn([later, CAMPAIGN], "2026-11-20")).toEqual({
    topics: ["PAY", "DSIG"],
    lead: { name: "92 ngày đêm", daysLeft: 3 },
  });
  expect(pinnedOn([later, CAMPAIGN], "2026-11-23").topics).toEqual([]);
});
