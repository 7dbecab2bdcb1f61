/** GET /teams/{id}/rosters: the versions of a team's list, newest first, with who did what when. */
import type { RosterRow } from "../base/types";

export interface HistoryEvent {
  action: string;
  at: string;
  by: string | null;
  reason: string | null;
}

export interface HistoryItem extends RosterRow {
  events: HistoryEvent[];
}
