/** GET /rosters/progress. */
export interface ProgressCounts {
  teams: number;
  approved: number;
  submitted: number;
  returned: number;
  draft: number;
  /** Neither in force nor under way. */
  none: number;
}

export interface ProgressRow extends ProgressCounts {
  commune_id: string;
  code: string;
  name: string;
  approved_on: string | null;
  submitted_at: string | null;
}

export interface Progress {
  rows: ProgressRow[];
  totals: ProgressCounts;
}
