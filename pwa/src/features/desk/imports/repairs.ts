import { useRef, useState } from "preact/hooks";
import { useKept } from "../base/useKept";
import type { ErrorRow, Fault, Repair } from "./types";

export type Mend = (row: ErrorRow, change: Repair) => void;
export type Repairs = Readonly<Record<string, Repair>>;

/** Which row: its sheet and number. */
export function rowKey({ sheet, row }: Pick<ErrorRow, "sheet" | "row">): string {
  return JSON.stringify([sheet, row]);
}

/** The rows as PATCH wants them. */
export function bodyOf(repairs: Repairs): ({ sheet: string; row: number } & Repair)[] {
  return Object.entries(repairs).map(([key, repair]) => {
    const [sheet, row] = JSON.parse(key) as [string, number];
    return { sheet, row, ...repair };
  });
}

/** Whether something was done about a fault that nobody has judged anew yet. */
export function isDealtWith(fault: Fault, repair: Repair | undefined): boolean {
  if (!repair) return false;
  if (repair.drop) return true;
  if (fault.column === "phone" && repair.shared_phone) return true;
  return fault.column !== undefined && fault.column in repair;
}

/** Whether every fault of a row was dealt with. */
export function isDone(faults: readonly Fault[], repair: Repair | undefined): boolean {
  return faults.every((fault) => isDealtWith(fault, repair));
}

/** A repair with more said; saying what stood there before takes it back. Null when nothing is left of it. */
export function mended(row: ErrorRow, repair: Repair | undefined, change: Repair): Repair | null {
  const next: Record<string, unknown> = { ...repair, ...change };
  for (const [name, value] of Object.entries(next)) {
    if (value === undefined || value === ((row as Record<string, unknown>)[name] ?? "")) delete next[name];
  }
  return Object.keys(next).length > 0 ? (next as Repair) : null;
}

/** Half-done repairs of an import, kept sealed on this device until they were taken. */
export function useRepairs(id: string) {
  const [repairs, setRepairs] = useState<Repairs>({});
  // Two repairs may come before the next drawing: the second goes on from the first, not from what is drawn.
  const newest = useRef<Repairs>({});
  const show = (next: Repairs) => {
    newest.current = next;
    setRepairs(next);
  };
  const { state, unlock, keep, kept } = useKept<Repairs>(`nhap:${id}`, show);
  const set = (next: Repairs) => {
    show(next);
    keep(Object.keys(next).length > 0 ? next : null);
  };
  return {
    state,
    unlock,
    kept,
    repairs,
    mend: (row: ErrorRow, change: Repair) => {
      const of = rowKey(row);
      const { [of]: last, ...others } = newest.current;
      const next = mended(row, last, change);
      set(next ? { ...others, [of]: next } : others);
    },
    /** The server has these; what was mended while it looked stays. */
    taken: (sent: Repairs) =>
      set(Object.fromEntries(Object.entries(newest.current).filter(([of, repair]) => repair !== sent[of]))),
    drop: () => {
      set({});
      unlock();
    },
  };
}
