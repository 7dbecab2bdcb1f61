import { openExisting, plainOutbox } from "../db/plain";
import { registry } from "../db/registry";
import { waiting } from "../outbox/machine";
import { outboxName } from "../outbox/rows";
import { current, othersWaiting } from "./state";

/** Count the unsent visits of the other people of this phone: "Máy còn 12 lượt của người khác chờ gửi". Returns how many people. */
export async function countOthers(): Promise<number> {
  const ids = (await registry.accounts.toCollection().primaryKeys()).filter((id) => id !== current.peek()?.id);
  let count = 0;
  for (const id of ids) count += await countUnsent(id);
  othersWaiting.value = count;
  return ids.length;
}

async function countUnsent(account: string): Promise<number> {
  const db = await openExisting(outboxName(account));
  if (!db) return 0;
  try {
    return (await plainOutbox(db).run("readonly", waiting)).unsent;
  } finally {
    db.close();
  }
}

/** Send them under their own device keys (S24), where there are any. Never throws: it is nobody's errand here. */
export async function sendForOthers(): Promise<void> {
  try {
    if ((await countOthers()) === 0) return;
    const { sendOthers } = await import("../rescue/others");
    await sendOthers();
    await countOthers();
  } catch {
    // Everything still lies in their outboxes; the next run tries again.
  }
}
