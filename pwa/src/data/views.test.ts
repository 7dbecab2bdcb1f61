/** The smaller views: results, drafts, suggestions, meta, and the hook that screens use. */
import { render, screen, waitFor } from "@testing-library/preact";
import { createElement } from "preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { registry } from "./db/registry";
import { type Account, drafts, type Live, meta, results, session, useLive, type VisitBody, visits } from "./index";
import { countMonth, countWeeks } from "./results";
import { makeSite, serve } from "./testing/site";
import { visitBody } from "./testing/visits";
import { first, until } from "./testing/watch";
import type { Visit } from "./types";
import { add, suggest } from "./visits/suggest";

const BODY = visitBody({
  kind: "group",
  place: "market",
  people: { total: 3, groups: [] },
  items: [
    { topic: "VNEID2", outcome: "done", detail: null, count: 2, reason: null },
    { topic: "DSIG", outcome: "done", detail: null, count: 1, reason: null },
  ],
});

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

const RANGE = { from: "2026-11-01", to: "2026-11-30" };

describe("results", () => {
  it("count twelve weeks and the month from what is on the phone", async () => {
    await visits.log(BODY);
    const weeks = await until(results.live(), (list) => list.length === 12);
    expect(weeks.at(-1)).toMatchObject({ visits: 1, people: 3, items: 3, byTopic: { VNEID2: 2, DSIG: 1 }, mine: 1 });
    expect(weeks[0]?.visits).toBe(0);
    expect(await until(results.month(), (month) => month.visits === 1)).toMatchObject({ people: 3 });
  });

  it("tell each team of the person apart, also the one they have left", () => {
    const of = (team_id: string, mine: boolean) => ({ ...BODY, team_id, state: "confirmed", mine }) as Visit;
    const grant = (team_id: string, team_title: string, to: string | null) => ({
      team_id,
      team_title,
      from: "2026-01-01",
      to,
    });
    const grants = [grant("t1", "Tổ 1", null), grant("t2", "Tổ 2", null), grant("t3", "Tổ 3", "2026-11-10")];
    const account = { grants } as unknown as Account;
    const month = countMonth(
      [of("t1", true), of("t3", true), of("t1", false)],
      RANGE,
      account,
      Date.parse("2026-11-20"),
    );
    expect(month).toMatchObject({ visits: 3, mine: 2, teamIds: ["t1", "t3"] });
    expect(month.teams.map(({ title, visits: count, people, mine }) => [title, count, people, mine])).toEqual([
      ["Tổ 1", 2, 6, 1],
      ["Tổ 2", 0, 0, 0],
      ["Tổ 3", 1, 3, 1],
    ]);
    expect(countMonth([of("t9", false)], RANGE, null, 0).teams).toMatchObject([{ id: "t9", title: null, visits: 1 }]);
  });

  it("leave out what was cancelled or set aside", () => {
    const one = { ...BODY, business_day: "2026-11-18", mine: false } as Visit;
    const states = ["confirmed", "voided", "rejected", "held"] as const;
    const [week] = countWeeks(
      states.map((state) => ({ ...one, state })),
      "2026-11-16",
      1,
    );
    expect(week).toMatchObject({ from: "2026-11-16", to: "2026-11-22", visits: 2, people: 6, mine: 0 });
  });
});

describe("drafts", () => {
  it("are kept, listed and counted, without what a note must not hold", async () => {
    await drafts.put("group", { note: "gọi 0912345678", people: 4, inner: { note: "hẹn lại" } });
    expect(await drafts.get("group")).toEqual({ note: "", people: 4, inner: { note: "hẹn lại" } });
    expect(await drafts.get("none")).toBeNull();
    expect(await first(visits.counts())).toMatchObject({ drafts: 1, unsent: 0 });
    expect(await first(drafts.live())).toMatchObject([{ key: "group" }]);
    await drafts.delete("group");
    expect(await until(drafts.live(), (list) => list.length === 0)).toEqual([]);
  });
});

describe("suggestions", () => {
  it("are the topics most used, and place and people as last time", async () => {
    expect(await first(visits.suggestions())).toEqual({ topics: [], place: null, people: null });
    await visits.log(BODY);
    await visits.log({ ...BODY, place: "home", items: BODY.items.slice(1) });
    expect(await until(visits.suggestions(), (made) => made.topics[0] === "DSIG")).toMatchObject({
      topics: ["DSIG", "VNEID2"],
      place: "home",
    });
  });

  it("let a new habit overtake an old one", () => {
    const old = Array.from({ length: 400 }).reduce<ReturnType<typeof add> | undefined>(
      (counts) => add(counts, BODY),
      undefined,
    );
    const fresh = { ...BODY, items: [{ ...BODY.items[0], topic: "PAY" }] } as VisitBody;
    const now = Array.from({ length: 45 }).reduce<ReturnType<typeof add> | undefined>(
      (counts) => add(counts, fresh),
      old,
    );
    expect(suggest(now).topics[0]).toBe("PAY");
  });
});

describe("meta", () => {
  it("is remembered when the server does not answer", async () => {
    await meta.refresh();
    expect(meta.value.value).toMatchObject({ demo: true, demo_day: "2026-11-20", cutoff_day: 31, province: "Tỉnh" });
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("x")));
    await meta.refresh();
    expect(meta.value.value.demo).toBe(true);
  });
});

describe("useLive", () => {
  it("gives what a query says, follows its dependencies, and lets go", async () => {
    let open = 0;
    const make = (text: string): Live<string> => ({
      subscribe(next) {
        open += 1;
        next(text);
        return {
          unsubscribe: () => {
            open -= 1;
          },
        };
      },
    });
    const Shown = ({ text }: { text: string }) => createElement("p", null, useLive(() => make(text), [text]) ?? "…");
    const view = render(createElement(Shown, { text: "một" }));
    await waitFor(() => expect(screen.getByText("một")).toBeTruthy());
    view.rerender(createElement(Shown, { text: "hai" }));
    await waitFor(() => expect(screen.getByText("hai")).toBeTruthy());
    expect(open).toBe(1);
    view.unmount();
    await waitFor(() => expect(open).toBe(0));
  });
});
