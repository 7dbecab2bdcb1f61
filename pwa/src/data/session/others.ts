import { openExisting, plainOutbox } from "../db/plain";
import { registry } from "../db/registry";
import { waiting } from "../outbox/machine";
import { outboxName } from "../outbox/rows";
import { current, othersWaiting } from "./state";

/** Count the unsent visits of the other people of this phone: "Máy còn 12 lượt của người khác chờ gửi". */
export async function countOthers(): Promise<void> {
  const ids = (await registry.accounts.toCollection().primaryKeys()).filter((id) => id !== current.peek()?.id);
  let count = 0;
  for (const id of ids) count += await countUnsent(id);
  othersWaiting.value = count;
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
