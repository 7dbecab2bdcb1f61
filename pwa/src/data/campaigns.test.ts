/** The campaigns of the person who is logged in: one view for each of the teams whose work they do. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { addDays, businessDay } from "../lib/time";
import { campaigns, teamsOf } from "./campaigns";
import { registry } from "./db/registry";
import { session, visits } from "./index";
import { requireOpened } from "./opened";
import { current } from "./session/state";
import { makeSite, serve } from "./testing/site";
import { visitBody } from "./testing/visits";
import { until } from "./testing/watch";
import type { Account, GrantView, PhoneCampaign } from "./types";

const NOW = Date.parse("2026-11-20T09:00:00+07:00");
const GRANT: GrantView = {
  id: "g1",
  role: "member",
  unit_id: "u",
  unit_name: "Xã A",
  team_id: "t1",
  team_title: "Tổ thôn Đông",
  from: "2026-01-01T00:00:00Z",
  to: null,
};
const OTHER: GrantView = { ...GRANT, id: "g2", team_id: "t2", team_title: "Tổ thôn Đoài" };
const teams = (...grants: GrantView[]) => teamsOf({ grants } as Account, NOW);

beforeEach(async () => {
  const site = makeSite("Nam");
  serve(site);
  await session.start();
  await session.login(site.people[0]?.phone ?? "", site.people[0]?.pin ?? "");
});
afterEach(async () => {
  await session.logout({ wipe: true });
  await registry.accounts.clear();
});

it("a team counts once and while its grant holds; alone it needs no name", () => {
  const leader: GrantView = { ...GRANT, id: "g3", role: "leader" };
  expect(teams(GRANT, leader)).toEqual([{ id: "t1", title: null }]);
  expect(teams(GRANT, OTHER).map(({ title }) => title)).toEqual(["Tổ thôn Đông", "Tổ thôn Đoài"]);
  expect(teams(GRANT, { ...OTHER, to: "2026-11-20T09:00:00+07:00" })).toEqual([{ id: "t1", title: null }]);
  expect(teams({ ...GRANT, from: "2026-12-01T00:00:00Z" }, OTHER)).toEqual([{ id: "t2", title: null }]);
  expect(teams({ ...GRANT, role: "commune_officer", team_id: null })).toEqual([{ id: null, title: null }]);
  expect(teamsOf(null, NOW)).toEqual([{ id: null, title: null }]);
});

it("who is in two teams sees the target of each, and what each of them has done", async () => {
  const today = businessDay(Date.now());
  const days = { start: addDays(today, -3), end: addDays(today, 3) };
  const campaign: PhoneCampaign = {
    ...{ campaign_id: "k", name: "92 ngày đêm", status: "running", ...days },
    measure: "visits",
    topics: [],
  };
  const { store } = requireOpened();
  await store.campaigns.put({ key: "campaign/k", scope: "g", campaign, target: null });
  for (const [team_id, goal] of [
    ["t1", 5],
    ["t2", 9],
  ] as const) {
    const target = { campaign_id: "k", team_id, goal, before: null };
    await store.campaigns.put({ key: `target/${team_id}`, scope: `t/${team_id}`, campaign: null, target });
  }
  await visits.log(visitBody());
  const told = (team: string | null, goal: number, done: number) => ({ team, goal, done });
  expect(await until(campaigns.live(), ([view]) => view?.done === 1)).toMatchObject([told(null, 5, 1)]);
  const account = current.peek() as Account;
  current.value = { ...account, grants: [...account.grants, OTHER] };
  expect(await until(campaigns.live(), (views) => views.length === 2)).toMatchObject([
    told("Tổ thôn Đông", 5, 1),
    told("Tổ thôn Đoài", 9, 0),
  ]);
});
