/** Writing visits: each function is one transaction in the outbox, and resolves once that is on the disk (S14). */
import { uuidv7 } from "../../lib/ids";
import { NotPossible } from "../errors";
import { requireOpened } from "../opened";
import { type Op, save, takeBack } from "../outbox/machine";
import type { OutboxTx } from "../outbox/rows";
import { rememberUnsent } from "../storage/canary";
import { withRoom } from "../storage/room";
import { askToPersist } from "../storage/status";
import { unsentIn } from "../storage/unsent";
import { afterSave } from "../sync/triggers";
import type { VisitBody, VoidReason } from "../types";
import { askOp, bodyOf, type ParsedOp, parseOp, visitOp, voidOp } from "./ops";
import { DISMISSED, isAsked, isOpenRejection } from "./rejections";
import { learn } from "./suggest";

/** Save a new visit. @throws StorageFull, PersonalData */
export async function logVisit(body: VisitBody): Promise<{ op_id: string; record_id: string }> {
  const now = Date.now();
  const op = visitOp("assistance_session.log", uuidv7(now), null, body, now);
  await write(async (tx) => {
    await save(tx, op, now);
    await learn(tx, body);
  });
  void askToPersist();
  return { op_id: op.op_id, record_id: op.record_id };
}

/**
 * Save the visit as the person now wants it. `base_revision`: the `revision` of what they saw; the op_id of a kept
 * conflict settles that conflict; the revision of a cancelling brings the visit back. @throws StorageFull, PersonalData
 */
export async function amendVisit(
  record_id: string,
  base_revision: string,
  body: VisitBody,
): Promise<{ op_id: string }> {
  return saveOp(visitOp("assistance_session.amend", record_id, base_revision, body, Date.now()));
}

/** Cancel a visit. One that never got in is given up on the phone: the server knows no record to cancel. */
export async function voidVisit(
  record_id: string,
  base_revision: string,
  reason: VoidReason,
  note = "",
): Promise<{ op_id: string }> {
  const known = (await requireOpened().store.visits.get(record_id)) !== undefined;
  const op = voidOp(record_id, base_revision, reason, note, Date.now());
  return write((tx) => cancel(tx, op, known));
}

/** Undo a save: without a trace while it is held, by a further op later (S15). @throws NotPossible */
export async function undoOp(op_id: string): Promise<"gone" | "voided"> {
  const { store, outbox } = requireOpened();
  const record_id = (await outbox.ops.get(op_id))?.record_id;
  if (record_id === undefined) return "gone";
  const row = await store.visits.get(record_id);
  return write(async (tx) => {
    if (await takeBack(tx, op_id)) return "gone";
    const ops = await readOps(tx, record_id);
    const op = ops.find((one) => one.row.op_id === op_id);
    if (!op) return "gone";
    const now = Date.now();
    const newest = ops.at(-1)?.row.op_id ?? op_id;
    if (op.type !== "assistance_session.log") await save(tx, restoring(op, newest, ops, row?.body ?? null), now);
    else await cancel(tx, voidOp(record_id, newest, "mistake", "", now), row !== undefined);
    return "voided";
  });
}

/** Send a quarantined visit again, mended; applying it closes the quarantine (S5). @throws StorageFull, PersonalData */
export async function resendVisit(
  record_id: string,
  quarantined_op_id: string,
  body: VisitBody,
): Promise<{ op_id: string }> {
  const row = await requireOpened().outbox.ops.get(quarantined_op_id);
  // The mended op stands on what the quarantined one stood on, so it is of the same type.
  const amends = row !== undefined && parseOp(row).type === "assistance_session.amend";
  const type = amends ? "assistance_session.amend" : "assistance_session.log";
  return saveOp(visitOp(type, record_id, quarantined_op_id, body, Date.now()));
}

/**
 * Ask the commune's official to look at a quarantined op; until they answer it no longer asks for the person.
 * @throws StorageFull, PersonalData (in the note)
 */
export async function askOfficial(op_id: string, note = ""): Promise<void> {
  await write(async (tx) => {
    const row = await tx.get(op_id);
    // A second tap finds it asked already, and one ask is enough.
    if (!row || isAsked(row)) return;
    const now = Date.now();
    await save(tx, askOp(row.record_id, op_id, note, now), now);
    await tx.put({ ...row, asked_at: new Date(now).toISOString() });
  });
}

function saveOp(op: Op): Promise<{ op_id: string }> {
  return write(async (tx) => {
    await save(tx, op, Date.now());
    return { op_id: op.op_id };
  });
}

async function cancel(tx: OutboxTx, op: Op, known: boolean): Promise<{ op_id: string }> {
  const ops = await readOps(tx, op.record_id);
  const never =
    !known && ops.length > 0 && ops.every(({ row }) => row.verdict === "quarantined" && row.state !== "queued");
  if (!never) {
    await save(tx, op, Date.now());
    return { op_id: op.op_id };
  }
  for (const one of ops) if (isOpenRejection(one, ops)) await tx.put({ ...one.row, closed: DISMISSED });
  return { op_id: ops.at(-1)?.row.op_id ?? op.op_id };
}

/** The op that brings back what the visit said before `op`; on top of a cancelling it brings back the visit (S22). */
function restoring(op: ParsedOp, newest: string, ops: readonly ParsedOp[], stored: VisitBody | null): Op {
  const earlier = ops.filter((one) => one.row.seq < op.row.seq).map(bodyOf);
  const before = earlier.filter((body) => body !== null).at(-1) ?? stored;
  if (!before) throw new NotPossible("this phone does not know what the visit said before");
  return visitOp("assistance_session.amend", op.row.record_id, newest, before, Date.now());
}

async function readOps(tx: OutboxTx, record_id: string): Promise<ParsedOp[]> {
  const rows = await tx.byRecord(record_id);
  return rows.sort((a, b) => a.seq - b.seq).map(parseOp);
}

async function write<T>(work: (tx: OutboxTx) => Promise<T>): Promise<T> {
  const { account, outbox } = requireOpened();
  const { result, unsent } = await withRoom(() =>
    outbox.run("readwrite", async (tx) => ({ result: await work(tx), unsent: await unsentIn(tx) })),
  );
  // Whatever the person is told is saved must be among what a loss is told to have taken (fault 29).
  if (unsent !== null) rememberUnsent(account, unsent);
  afterSave();
  return result;
}
