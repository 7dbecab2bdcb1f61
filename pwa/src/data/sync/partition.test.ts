/** Fault 23: the way to the server is cut at random, inwards, outwards or both; soon after it heals nothing waits. */
import { expect, it } from "vitest";
import { HOLD_MS } from "../outbox/machine";
import { FakeServer } from "../testing/fakeServer";
import { makePhone, type Phone } from "../testing/phone";

const SEEDS = Array.from({ length: 20 }, (_, n) => n + 1);
const SECONDS_CUT = 3600;
const HEALED_WITHIN_MS = 60_000;

/** Numbers in [0, 1), the same for a seed on every machine (mulberry32). */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Let time pass until the phone's own timer would run it again, and run it. */
async function nextTurn(phone: Phone, atLeast: number): Promise<void> {
  phone.at.now = Math.max(phone.at.now + atLeast, Date.parse(phone.status.nextTry ?? "") || 0);
  await phone.engine.run("timer");
}

function waiting(phone: Phone): number {
  return [...phone.outbox.rows.values()].filter((row) => row.state !== "confirmed").length;
}

it.each(SEEDS)("the outbox is empty a minute after the way has healed: seed %s", async (seed) => {
  const chance = chanceOf(seed);
  const server = new FakeServer();
  let phone = makePhone(server, { random: 0.999 });
  let cut = { out: false, back: false };
  server.before = () => (cut.out ? "lost" : null);
  server.after = () => (cut.back ? "lost" : null);
  const saved: string[] = [];
  const until = phone.at.now + SECONDS_CUT * 1000;
  while (phone.at.now < until) {
    cut = { out: chance() < 0.4, back: chance() < 0.4 };
    saved.push((await phone.log()).op_id);
    await nextTurn(phone, HOLD_MS + chance() * 60_000);
    if (chance() < 0.1) phone = phone.restart();
  }
  saved.push((await phone.log()).op_id);
  cut = { out: true, back: true };
  await nextTurn(phone, HOLD_MS);

  cut = { out: false, back: false };
  const healed = phone.at.now;
  while (waiting(phone) > 0 && phone.at.now <= healed + HEALED_WITHIN_MS) await nextTurn(phone, 1_000);
  expect(phone.at.now - healed).toBeLessThanOrEqual(HEALED_WITHIN_MS);
  expect(saved.map((id) => [phone.state(id), server.ops.has(id)])).toEqual(saved.map(() => ["confirmed", true]));
});
