/** The order of things: back-off, rounds, the rescue door, the proof. Knows only its ports. */
import { waiting } from "../outbox/machine";
import type { OutboxStore } from "../outbox/rows";
import { isProofDue } from "../proof/due";
import type { SyncStatus } from "../types";
import { forgetTrouble, keepTrouble, mustWait } from "./attempt";
import type { Backoff, Reason, Trouble } from "./backoff";
import { TroubleError } from "./envelope";
import type { EnginePorts } from "./ports";
import { oneRound, pushPorts, tellProof } from "./round";

export interface Engine {
  /** Send and fetch. Calls while it runs are taken together into one more run. */
  run(reason: Reason): Promise<void>;
  /** The same, with the comparison of S21 whether it is due or not. */
  prove(): Promise<void>;
}

// A reset or an unseen op asks for one more round; more than that is for the next run.
const MAX_ROUNDS = 3;
const STUCK_MS = 600_000;
const RANK: readonly Reason[] = ["timer", "bell", "save", "visible", "start", "online", "person"];

/** An engine for one account. */
export function createEngine(ports: EnginePorts): Engine {
  let wanted: Reason | null = null;
  let active: Promise<void> | null = null;
  let lastSettled = ports.clock();
  let proving = false;

  async function loop(): Promise<void> {
    try {
      while (wanted !== null) {
        const reason: Reason = wanted;
        wanted = null;
        await ports.lock(() => once(reason));
      }
    } finally {
      active = null;
    }
  }

  async function once(reason: Reason): Promise<void> {
    if (!(await ports.stillCurrent())) return;
    const { left, backoff } = await mustWait(ports.outbox, reason, ports.clock());
    if (left > 0 && backoff) return showWait(ports, backoff, left);
    const trouble = await afterRescue(await rounds());
    if (trouble === "wiped") return;
    if (!trouble) {
      await forgetTrouble(ports.outbox);
      ports.report({ ...CALM, lastSuccess: new Date(ports.clock()).toISOString() });
      return;
    }
    const kept = await keepTrouble(ports.outbox, trouble, ports.clock(), ports.random());
    showWait(ports, kept, kept.wait, await isStuck(ports.outbox, kept, lastSettled, ports.clock()));
  }

  async function afterRescue(trouble: Trouble | null): Promise<Trouble | null | "wiped"> {
    if (trouble?.kind !== "expired") return trouble;
    const post = await ports.rescue();
    if (!post) return trouble;
    const door = await import("../rescue/door");
    const end = await door.sendByRescue({ ...pushPorts(ports), post });
    if (end.settled > 0) lastSettled = ports.clock();
    if (!(await door.mayWipe(ports, end))) return door.stillEnded(trouble, end);
    await ports.wipe(door.endOf(trouble));
    return "wiped";
  }

  async function rounds(): Promise<Trouble | null> {
    let trouble: Trouble | null = null;
    for (let count = 0; count < MAX_ROUNDS; count += 1) {
      const round = await oneRound(ports);
      if (round.settled > 0) lastSettled = ports.clock();
      trouble = round.trouble;
      if (round.again) continue;
      if (trouble || !(await proofAsksAgain())) break;
    }
    proving = false;
    return trouble;
  }

  /** S21, with everything sent and read: what the server turned out not to have asks for one more round. */
  async function proofAsksAgain(): Promise<boolean> {
    if (!proving && !(await isProofDue(ports.outbox, ports.clock()))) return false;
    const { checkProof } = await import("../proof/check");
    const end = await checkProof({ ...ports, tell: (sum) => tellProof(ports, sum) }).catch(noAnswer);
    // Asked again after the repair, so that what is shown is what holds now.
    proving = end === "missing";
    return proving;
  }

  return {
    run(reason) {
      wanted = wanted === null || RANK.indexOf(reason) > RANK.indexOf(wanted) ? reason : wanted;
      active ??= loop();
      return active;
    },
    prove() {
      proving = true;
      return this.run("person");
    },
  };
}

const CALM: Partial<SyncStatus> = { phase: "idle", done: 0, total: 0, nextTry: null, online: true, error: null };

/** The way was cut in the middle of a comparison: the next run begins it again. */
function noAnswer(error: unknown): "unanswered" {
  if (error instanceof TroubleError) return "unanswered";
  throw error;
}

function showWait(ports: EnginePorts, backoff: Backoff, left: number, stuck = false): void {
  const way = backoff.kind === "network" || backoff.kind === "timeout" || backoff.kind === "portal";
  const phase = backoff.kind === "portal" || backoff.kind === "expired" ? backoff.kind : "backoff";
  ports.report({
    phase,
    nextTry: new Date(ports.clock() + left).toISOString(),
    online: !way,
    error: stuck ? "stuck" : backoff.code,
  });
}

/** The server answers, and yet nothing has gone out for ten minutes. */
async function isStuck(outbox: OutboxStore, backoff: Backoff, lastSettled: number, now: number): Promise<boolean> {
  if (backoff.kind !== "server" && backoff.kind !== "retry") return false;
  const { oldest } = await outbox.run("readonly", waiting);
  return oldest !== null && now - Math.max(Date.parse(oldest), lastSettled) > STUCK_MS;
}
