import type { Account, ConflictingBody, Visit } from "../../data";

/** Whether the kept version is the person's own. Namesakes are two people: a name decides where nothing better is known. */
export function isOwn(
  { receipts }: Pick<Visit, "receipts">,
  { op_id, author_id, author_name }: Omit<ConflictingBody, "body">,
  own: Pick<Account, "id" | "name"> | null,
): boolean {
  if (author_id !== undefined) return author_id === own?.id;
  return receipts.some((receipt) => receipt.op_id === op_id) || author_name === own?.name;
}
