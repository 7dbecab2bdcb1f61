/** The write-only door (S24): what is left when a log-in has ended. Opened by the device key; it tells only what it took. */
import { waiting } from "../outbox/machine";
import { receive } from "../outbox/verdicts";
import type { Trouble } from "../sync/backoff";
import { judge, openEnvelope, TroubleError } from "../sync/envelope";
import { type Door, type PushPorts, sendOutbox } from "../sync/push";
import type { SessionEnd } from "../types";

/** What the server wants done with the phone's data once the outbox is empty. */
export type Order = "keep" | "wipe";

export interface RescueEnd {
  settled: number;
  /** Null when the door gave none. */
  order: Order | null;
  trouble: Trouble | null;
}

const RESCUE: Door = {
  path: "rescue",
  settle: (tx, op_ids, body, now) => receive(tx, op_ids, readReceived(body.received), now),
};

/** Send what is due; `ports.post` signs with the device key. With nothing due only the order is asked for. */
export async function sendByRescue(ports: PushPorts): Promise<RescueEnd> {
  let order: Order | null = null;
  const heard = (body: Record<string, unknown>) => {
    order = readOrder(body) ?? order;
    ports.heard?.(body);
  };
  const { settled, trouble } = await sendOutbox({ ...ports, heard }, RESCUE);
  if (order !== null || trouble !== null) return { settled, order, trouble };
  return { settled, ...(await askOrder(ports)) };
}

/**
 * What the person and the next run are told: the log-in has ended, whatever became of the ops; only a wait that the door
 * asked for is kept to.
 */
export function stillEnded(why: Trouble, end: RescueEnd): Trouble {
  return { ...why, kind: "expired", retryAfter: end.trouble?.retryAfter ?? null };
}

/** Why the server had this account removed, as far as it said. */
export function endOf({ code }: Trouble): SessionEnd {
  return { why: code === "account_disabled" ? "disabled" : "revoked" };
}

/** Whether the phone has nothing left that the order would destroy unsent. */
export async function mayWipe(ports: Pick<PushPorts, "outbox">, end: RescueEnd): Promise<boolean> {
  return end.order === "wipe" && (await ports.outbox.run("readonly", waiting)).ops === 0;
}

async function askOrder(ports: PushPorts): Promise<Pick<RescueEnd, "order" | "trouble">> {
  const nonce = ports.nonce();
  const state = ports.state(await ports.outbox.run("readonly", waiting));
  const body = `${openEnvelope(ports.device_id, nonce, ports.clock(), state)},"ops":[]}`;
  try {
    const said = judge(await ports.post("rescue", body), nonce);
    if (said.kind !== "answer") return { order: null, trouble: said.kind === "trouble" ? said.trouble : null };
    return { order: readOrder(said.body), trouble: null };
  } catch (error) {
    if (error instanceof TroubleError) return { order: null, trouble: error.trouble };
    throw error;
  }
}

function readOrder(body: Record<string, unknown>): Order | null {
  return body.order === "wipe" || body.order === "keep" ? body.order : null;
}

function readReceived(value: unknown): ReadonlySet<string> {
  return new Set(Array.isArray(value) ? value.filter((one) => typeof one === "string") : []);
}
