import { expect, test } from "vitest";
import type { CoverageRow } from "../base/types";
import { WORST, worstOf } from "./worst";

const row = (code: string, hamlets: number, without: number, waiting = 0, silent = 0): CoverageRow => ({
  unit_id: code,
  code,
  name: code,
  hamlets,
  teams: 0,
  approved: hamlets - without - waiting - silent,
  silent_hamlets: silent,
  waiting,
  without,
  silent,
  members: 0,
});

test("the worst communes are those with the largest share of hamlets where nobody is at work", () => {
  const rows = [row("a", 10, 1), row("b", 4, 0, 1, 1), row("c", 8, 0), row("d", 20, 2), row("e", 0, 0)];
  expect(worstOf(rows).map((one) => [one.row.code, one.idle, one.share])).toEqual([
    ["b", 2, 0.5],
    ["d", 2, 0.1],
    ["a", 1, 0.1],
  ]);
  const many = Array.from({ length: 30 }, (_, at) => row(String(at + 10), 5, 1));
  expect(worstOf(many).map((one) => one.row.code)).toEqual(many.slice(0, WORST).map((one) => one.code));
});
