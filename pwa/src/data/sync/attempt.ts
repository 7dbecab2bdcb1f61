/** One push under the kept back-off; page and worker alike (S18). */
import { OUTBOX_KEYS, type OutboxStore } from "../outbox/rows";
import { type Backoff, failed, type Reason, type Trouble, waitLeft } from "./backoff";

/** The wait that was kept, also over a restart. */
export function readBackoff(outbox: OutboxStore): Promise<Backoff | null> {
  return outbox.run("readonly", async (tx) => (await tx.read<Backoff | null>(OUTBOX_KEYS.backoff)) ?? null);
}

/** Keep the wait after one more trouble, and return it. */
export function keepTrouble(outbox: OutboxStore, trouble: Trouble, now: number, random: number): Promise<Backoff> {
  return outbox.run("readwrite", async (tx) => {
    const before = (await tx.read<Backoff | null>(OUTBOX_KEYS.backoff)) ?? null;
    const backoff = failed(before, trouble, now, random);
    await tx.write(OUTBOX_KEYS.backoff, backoff);
    return backoff;
  });
}

/** All is well again. */
export async function forgetTrouble(outbox: OutboxStore): Promise<void> {
  if (await readBackoff(outbox)) await outbox.run("readwrite", (tx) => tx.write(OUTBOX_KEYS.backoff, null));
}

/** How long `reason` has to wait, ms, and what for. */
export async function mustWait(
  outbox: OutboxStore,
  reason: Reason,
  now: number,
): Promise<{ left: number; backoff: Backoff | null }> {
  const backoff = await readBackoff(outbox);
  return { left: waitLeft(backoff, reason, now), backoff };
}
