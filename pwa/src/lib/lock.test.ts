import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { PATIENCE_MS, withSenderLock } from "./lock";

type Work = () => Promise<unknown>;

/** A page that hangs with the lock in hand: requests wait, but for one that takes it away. */
function hungLocks(): { request(name: string, options: LockOptions, work: Work): Promise<unknown> } {
  return {
    request: (_name, { signal, steal }, work) => {
      if (steal) return work();
      return new Promise((_resolve, reject) => {
        signal?.addEventListener("abort", () => reject(new DOMException("", "AbortError")));
      });
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it("takes the lock away from a page that hangs with it, after ten minutes (fault 23)", async () => {
  vi.stubGlobal("navigator", { locks: hungLocks() });
  const work = vi.fn(async () => "sent");
  const done = withSenderLock(work);
  await vi.advanceTimersByTimeAsync(PATIENCE_MS - 1);
  expect(work).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(await done).toBe("sent");
});

it("does its work once, however long that takes, and passes its failure on", async () => {
  vi.stubGlobal("navigator", { locks: { request: (_name: string, _options: unknown, work: Work) => work() } });
  const work = vi.fn(() => new Promise((_resolve, reject) => setTimeout(() => reject(new Error("late")), 700_000)));
  const done = expect(withSenderLock(work)).rejects.toThrow("late");
  await vi.advanceTimersByTimeAsync(700_000);
  await done;
  expect(work).toHaveBeenCalledTimes(1);
});
