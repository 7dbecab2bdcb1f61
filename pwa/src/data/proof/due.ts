/** When the proof is due (S21): once a week; one that the server left unanswered, after a day. */
import { OUTBOX_KEYS, type OutboxStore } from "../outbox/rows";
import type { KeptProof } from "./state";

const WEEK_MS = 7 * 86_400_000;
const DAY_MS = 86_400_000;

/** Whether it is time; a time that lies ahead was written before the clock was set back, and holds nothing up. */
export async function isProofDue(outbox: OutboxStore, now: number): Promise<boolean> {
  const { kept, some } = await outbox.run("readonly", async (tx) => {
    const before = await tx.read<KeptProof>(OUTBOX_KEYS.proof);
    // A phone that has sent nothing yet has nothing to prove, and is not made to wait a week when it has.
    const none = before === undefined || (before.total === 0 && before.at !== null);
    return { kept: before, some: !none || (await tx.byState("sent", "confirmed")).length > 0 };
  });
  if (!some) return false;
  if (!kept || (kept.total === 0 && kept.at !== null)) return true;
  return isPast(kept.tried_at, DAY_MS, now) && isPast(Date.parse(kept.at ?? ""), WEEK_MS, now);
}

function isPast(then: number, wait: number, now: number): boolean {
  return Number.isNaN(then) || then > now || now - then >= wait;
}
