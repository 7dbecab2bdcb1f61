import { useState } from "preact/hooks";

/** What a column is sorted by; null stands last either way. */
export type SortValue = string | number | null;

export interface Sort {
  key: string;
  descending: boolean;
}

const collator = new Intl.Collator("vi", { numeric: true });

/** A copy of `rows` in order; rows that are equal keep their places. */
export function sortRows<Row>(
  rows: readonly Row[],
  by: ((row: Row) => SortValue) | undefined,
  descending: boolean,
): Row[] {
  if (!by) return [...rows];
  return [...rows].sort((one, two) => compare(by(one), by(two), descending));
}

function compare(one: SortValue, two: SortValue, descending: boolean): number {
  if (one === null || two === null) return one === two ? 0 : one === null ? 1 : -1;
  const order = typeof one === "number" && typeof two === "number" ? one - two : collator.compare(`${one}`, `${two}`);
  return descending ? -order : order;
}

/** The chosen order, and the press of a head: same column turns it round, another starts its own way. */
export function useSort(initial: Sort | null): [Sort | null, (key: string, descendingFirst: boolean) => void] {
  const [sort, setSort] = useState(initial);
  const press = (key: string, descendingFirst: boolean) =>
    setSort((last) => ({ key, descending: last?.key === key ? !last.descending : descendingFirst }));
  return [sort, press];
}
