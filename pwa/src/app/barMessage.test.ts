import { expect, test } from "vitest";
import { type BarInput, barMessage } from "./barMessage";
import { strings } from "./strings";

const NOW = Date.parse("2026-11-21T17:30:00+07:00");

function input(part: {
  expired?: boolean;
  lowSpace?: boolean;
  counts?: Partial<BarInput["counts"]> | null;
  sync?: Partial<BarInput["sync"]>;
}): BarInput {
  return {
    expired: part.expired ?? false,
    lowSpace: part.lowSpace ?? false,
    counts: part.counts === null ? null : { unsent: 0, rejected: 0, oldestUnsentAt: null, ...part.counts },
    sync: { phase: "idle", online: true, done: 0, total: 0, nextTry: null, lastSuccess: null, ...part.sync },
    now: NOW,
  };
}

const say = (part: Parameters<typeof input>[0]) => barMessage(input(part), strings.vi.bar);

test("each trouble hides the lesser ones, in the order of the design", () => {
  const all = {
    expired: true,
    lowSpace: true,
    counts: { unsent: 2, rejected: 1 },
    sync: { online: false, phase: "backoff" as const },
  };
  expect(say(all).kind).toBe("signIn");
  expect(say({ ...all, expired: false }).kind).toBe("full");
  expect(say({ ...all, expired: false, lowSpace: false }).kind).toBe("fix");
  expect(say({ counts: { unsent: 2 }, sync: { phase: "backoff" } }).kind).toBe("retry");
  expect(say({ counts: { unsent: 2 }, sync: { online: false } }).kind).toBe("offline");
});

test("lack of network is grey and says that logging goes on", () => {
  expect(say({ sync: { online: false } })).toMatchObject({ tone: "idle", text: "Mất mạng · vẫn ghi được" });
  expect(say({ counts: { unsent: 12 }, sync: { online: false } }).text).toBe("Mất mạng · 12 lượt chờ gửi");
});

test("three days unsent, or more than thirty, turn it amber", () => {
  const old = say({ counts: { unsent: 30, oldestUnsentAt: "2026-11-18T08:00:00+07:00" }, sync: { online: false } });
  expect(old).toMatchObject({ tone: "warn", text: "Đã 3 ngày chưa gửi 30 lượt. Tìm chỗ có sóng." });
  expect(say({ counts: { unsent: 31 }, sync: { online: false } }).tone).toBe("warn");
});

test("a coming retry names its time", () => {
  const sync = { phase: "backoff" as const, nextTry: "2026-11-21T17:35:00+07:00" };
  expect(say({ counts: { unsent: 3 }, sync }).text).toBe("Chưa gửi được 3 lượt · thử lại 17:35");
});

test("sending counts, all sent names the time and the day when it was another", () => {
  expect(say({ counts: { unsent: 5 }, sync: { phase: "sending", done: 2, total: 5 } }).text).toBe("Đang gửi 2/5…");
  expect(say({ sync: { lastSuccess: "2026-11-21T17:20:00+07:00" } })).toMatchObject({
    tone: "ok",
    text: "Đã gửi hết · 17:20",
  });
  expect(say({ sync: { lastSuccess: "2026-11-20T17:20:00+07:00" } }).text).toBe("Đã gửi hết · 17:20, 20/11/2026");
});

test("nothing is called sent before the visits on the phone have been read", () => {
  const sync = { lastSuccess: "2026-11-21T17:20:00+07:00" };
  expect(say({ counts: null, sync })).toMatchObject({ kind: "ready", tone: "idle" });
  expect(say({ counts: null, sync: { ...sync, online: false } }).kind).toBe("offline");
});
