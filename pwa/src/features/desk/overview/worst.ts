import type { CoverageRow } from "../base/types";

export const WORST = 10;

interface Worst {
  row: CoverageRow;
  /** Hamlets where nobody is at work: without a team, waiting for approval, or silent. */
  idle: number;
  share: number;
}

/** The communes with the largest share of hamlets where nobody is at work, at most ten; those without any are no news. */
export function worstOf(rows: readonly CoverageRow[]): Worst[] {
  return rows
    .map((row) => {
      const idle = row.without + row.waiting + (row.silent_hamlets ?? 0);
      return { row, idle, share: row.hamlets ? idle / row.hamlets : 0 };
    })
    .filter((one) => one.idle > 0)
    .sort((one, two) => two.share - one.share || two.idle - one.idle || one.row.code.localeCompare(two.row.code))
    .slice(0, WORST);
}
