/** What the weekly proof said last (S21), as screens see it. */
import type { Live } from "../live";
import { live } from "../liveQuery";
import { OUTBOX_KEYS } from "../outbox/rows";
import type { ProofState } from "../types";

/** The last proof, kept in the outbox; `tried_at` (ms) also counts one that the server left unanswered. */
export interface KeptProof extends ProofState {
  tried_at: number;
}

const NONE: ProofState = { at: null, total: 0, held: 0 };

/** The last comparison with the server, in visits. */
export function liveProof(): Live<ProofState> {
  return live<ProofState>(async ({ outbox }) => {
    const kept = (await outbox.kv.get(OUTBOX_KEYS.proof))?.value as KeptProof | undefined;
    return kept ? { at: kept.at, total: kept.total, held: kept.held } : NONE;
  }, NONE);
}
