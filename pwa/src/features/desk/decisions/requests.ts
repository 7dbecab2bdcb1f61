import { api } from "../../../data";
import { type Load, useLoad } from "../base/load";
import type { Page } from "../base/types";
import type { CheckedRoster, DecisionFull, DecisionItem, Differences, RosterFull, RosterItem } from "./types";

const LIMIT = 200;

/** Everything of a commune that an approver or officer decides about. */
export interface Inbox {
  /** Submitted, and in no draft of a decision. */
  free: RosterItem[];
  /** Sent back to be mended. */
  returned: RosterItem[];
  drafts: DecisionItem[];
  /** Newest first. */
  issued: DecisionItem[];
}

/** The inbox of a commune; null: of all communes that the person sees. */
export function useInbox(unit: string | null): Load<Inbox> {
  return useLoad(`decisions ${unit}`, async () => {
    const [submitted, returned, decisions] = await Promise.all([
      rosters(unit, "submitted"),
      rosters(unit, "returned"),
      api.get<Page<DecisionItem>>("/decisions", { unit, limit: LIMIT }),
    ]);
    return {
      free: submitted.filter((roster) => roster.decision_id === null),
      returned,
      drafts: decisions.items.filter((decision) => decision.status === "draft"),
      issued: decisions.items.filter((decision) => decision.status !== "draft"),
    };
  });
}

async function rosters(unit: string | null, status: string): Promise<RosterItem[]> {
  return (await api.get<Page<RosterItem>>("/rosters", { unit, status, limit: LIMIT })).items;
}

/** One decision, draft or issued. */
export function useDecision(id: string): Load<DecisionFull> {
  return useLoad(`decision ${id}`, () => api.get<DecisionFull>(`/decisions/${id}`));
}

/** What one roster changes and what is wrong with it; asked anew when its content is another. */
export function useChanges(
  roster: Pick<CheckedRoster, "id" | "content_hash">,
): Load<{ full: RosterFull; differences: Differences }> {
  return useLoad(`${roster.id} ${roster.content_hash}`, async () => {
    const [full, differences] = await Promise.all([
      api.get<RosterFull>(`/rosters/${roster.id}`),
      api.get<Differences>(`/rosters/${roster.id}/diff`, { against: "in_force" }),
    ]);
    return { full, differences };
  });
}
