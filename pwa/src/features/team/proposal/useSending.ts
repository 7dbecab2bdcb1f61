import { useState } from "preact/hooks";
import { HttpProblem, StorageFull, sync } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { showToast } from "../../../ui/Toast";
import { type Fault, readFaults } from "./check";
import { type Picks, type Sent, send, withdraw } from "./remote";
import { strings } from "./strings";
import type { Draft } from "./useProposal";

interface Sending {
  busy: boolean;
  faults: Fault[];
  /** Why it did not work, in words. */
  trouble: string | null;
  changed: Extract<Sent, { kind: "changed" }> | null;
  send: (picks: Picks | null) => Promise<void>;
  withdraw: () => Promise<void>;
  /** Away with what the last try said. */
  forget: () => void;
}

/** Handing in and taking back; what comes of it is kept with the draft. */
export function useSending(team: string, { proposal, answer }: Draft): Sending {
  const t = useStrings(strings);
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<Fault[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [changed, setChanged] = useState<Sending["changed"]>(null);
  const forget = () => {
    setFaults([]);
    setTrouble(null);
    setChanged(null);
  };
  const run = async (work: () => Promise<void>) => {
    if (busy) return;
    forget();
    setBusy(true);
    try {
      await work();
    } catch (error) {
      const said = error instanceof HttpProblem ? readFaults(error.errors, proposal.lines) : [];
      if (said.length > 0) setFaults(said);
      else setTrouble(troubleText(error, t.failed));
    }
    setBusy(false);
  };
  const take = async (sent: Sent) => {
    if (sent.kind === "changed") return setChanged(sent);
    await answer(sent.proposal);
    if (sent.kind === "faults") setFaults(sent.faults);
    if (sent.kind === "waiting") setTrouble(t.waiting);
    if (sent.kind === "sent") showToast(t.sent);
    await sync.now();
  };
  return {
    busy,
    faults,
    trouble,
    changed,
    forget,
    send: (picks) => run(async () => take(await send(team, proposal, picks))),
    withdraw: () =>
      run(async () => {
        await answer(await withdraw(proposal));
        showToast(t.withdrawn);
        await sync.now();
      }),
  };
}

function troubleText(error: unknown, words: typeof strings.vi.failed): string {
  if (error instanceof StorageFull) return words.full;
  if (!(error instanceof HttpProblem)) return words.other;
  if (error.status === 0) return words.network;
  if (error.code === "unauthenticated") return words.signIn;
  return error.code === "forbidden" ? words.forbidden : words.other;
}
