import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { registry } from "../db/registry";
import { session, sync, visits } from "../index";
import { opened } from "../opened";
import { makeSite, type Person, type Site, serve } from "../testing/site";
import { visitBody } from "../testing/visits";

const BODY = visitBody();

let site: Site;
let nam: Person;
let stop: () => void;

beforeEach(async () => {
  site = makeSite("Nam");
  [nam] = site.people as [Person];
  serve(site);
  await session.start();
  await session.login(nam.phone, nam.pin);
  stop = sync.start();
  await vi.waitFor(() => expect(sync.status.value.lastSuccess).not.toBeNull());
});

afterEach(async () => {
  stop();
  await session.logout({ wipe: true });
  await registry.accounts.clear();
});

const stateOf = async (op_id: string) => (await opened.value?.outbox.ops.get(op_id))?.state;

function turn(visibility: "hidden" | "visible"): void {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(visibility);
  document.dispatchEvent(new Event("visibilitychange"));
}

describe("when to send", () => {
  it("leaves a held visit alone until the page is hidden (S15)", async () => {
    const { op_id } = await visits.log(BODY);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await stateOf(op_id)).toBe("held");
    turn("hidden");
    await vi.waitFor(async () => expect(await stateOf(op_id)).toBe("confirmed"));
  });

  it("or until the page goes", async () => {
    const { op_id } = await visits.log(BODY);
    window.dispatchEvent(new Event("pagehide"));
    await vi.waitFor(async () => expect(await stateOf(op_id)).toBe("confirmed"));
  });

  it("sends by itself when the hold is over", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ["setTimeout", "clearTimeout", "Date"] });
    const { op_id } = await visits.log(BODY);
    vi.advanceTimersByTime(7_900);
    expect(await stateOf(op_id)).toBe("held");
    vi.advanceTimersByTime(300);
    await vi.waitFor(async () => expect(await stateOf(op_id)).toBe("confirmed"));
    vi.useRealTimers();
  });

  it("tries at once when the network is back, whatever wait there was", async () => {
    site.online = false;
    const { op_id } = await visits.log(BODY);
    await sync.sendOne(op_id);
    expect(sync.status.value).toMatchObject({ phase: "backoff", online: false, error: "network" });
    expect(await stateOf(op_id)).toBe("queued");
    site.online = true;
    window.dispatchEvent(new Event("online"));
    await vi.waitFor(async () => expect(await stateOf(op_id)).toBe("confirmed"));
    await vi.waitFor(() => expect(sync.status.value.phase).toBe("idle"));
    expect(sync.status.value).toMatchObject({ online: true, error: null, nextTry: null });
  });

  it("believes the browser when it says that there is no network", () => {
    window.dispatchEvent(new Event("offline"));
    expect(sync.status.value.online).toBe(false);
    window.dispatchEvent(new Event("online"));
    expect(sync.status.value.online).toBe(true);
  });

  it("looks again when the page is seen", async () => {
    const before = site.paths.length;
    turn("visible");
    await vi.waitFor(() => expect(site.paths.length).toBeGreaterThan(before));
  });

  it("keeps the visit held by another op's sending", async () => {
    const held = await visits.log(BODY);
    const sent = await visits.log(BODY);
    await sync.sendOne(sent.op_id);
    expect([await stateOf(held.op_id), await stateOf(sent.op_id)]).toEqual(["held", "confirmed"]);
  });
});
