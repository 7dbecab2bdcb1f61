/** What M3 counts from the rows on the phone. */
import type { Counts } from "./types";

export interface WeekCounts extends Counts {
  /** Monday and Sunday of the week. */
  from: string;
  to: string;
  byTopic: Record<string, number>;
  /** Of `visits`, those the person logged. */
  mine: number;
  /** The teams whose visits these are. */
  teamIds: string[];
}

/** What one team did, and of `visits` those the person logged. */
export interface TeamCounts extends Counts {
  id: string;
  /** Null for a team that the person's rights no longer name. */
  title: string | null;
  mine: number;
}

/** The same from the first to the last day of a month, and apart for each team of the person. */
export interface MonthCounts extends WeekCounts {
  teams: TeamCounts[];
}
