import type { Measures, Summary, SummaryRow } from "../base/types";

export interface CrossRow extends SummaryRow {
  columns: Record<string, Measures & { hidden?: boolean }>;
}

/** GET /reports/summary with `cross`: rows with a cell for each column, and what the crossing covers in all. */
export interface Crossing extends Omit<Summary, "rows"> {
  cross: string;
  rows: CrossRow[];
  columns: SummaryRow[];
  crossed: Measures;
}
