import { useState } from "preact/hooks";
import { api, HttpProblem } from "../../../data";
import { type Paper, signatureOf } from "./paper";
import type { CheckedRoster, DecisionFull, Kind, StaleRoster } from "./types";

export interface Wish {
  unit: string;
  kind: Kind;
  replaces: string;
  rosters: readonly CheckedRoster[];
}

/**
 * The draft on the server, drawn up when it is first needed: for printing, or at the approval. What fails later keeps
 * it, so that the next try approves the same one.
 */
export function useDraft(known: DecisionFull | null) {
  const [id, setId] = useState(known?.id ?? null);

  /** The id of the draft that says what the page says. */
  const ensure = async (wish: Wish, paper: Paper): Promise<string> => {
    const draft = id ?? (await create(wish));
    setId(draft);
    await api.patch(`/decisions/${draft}`, {
      ...signatureOf(paper),
      kind: wish.kind,
      replaces_id: wish.replaces || null,
    });
    return draft;
  };
  return { id, ensure };
}

async function create({ unit, kind, replaces, rosters }: Wish): Promise<string> {
  const made = await api.post<{ id: string }>("/decisions", {
    unit_id: unit,
    kind,
    rosters: rosters.map((roster) => ({ id: roster.id, content_hash: roster.content_hash })),
    replaces_id: replaces || null,
  });
  return made.id;
}

/** The rosters that a refusal calls stale, with their hashes of now. */
export function staleIn(error: unknown): StaleRoster[] {
  if (!(error instanceof HttpProblem) || error.code !== "stale") return [];
  const named = error.params.rosters;
  return Array.isArray(named) ? (named as StaleRoster[]) : [error.params as unknown as StaleRoster];
}
