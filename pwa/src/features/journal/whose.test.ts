import { expect, test } from "vitest";
import { isOwn } from "./whose";

const own = { id: "a1", name: "Nguyễn Thị Hoa" };
const kept = { op_id: "o1", author_name: own.name };

test("a version of a namesake is not one's own", () => {
  expect(isOwn({ receipts: [] }, { ...kept, author_id: "a2" }, own)).toBe(false);
  expect(isOwn({ receipts: [] }, { ...kept, author_id: "a1" }, own)).toBe(true);
});

test("of a server that names no author's id the name tells, and who has the receipt is the author", () => {
  expect(isOwn({ receipts: [] }, kept, own)).toBe(true);
  const other = { ...kept, author_name: "Trần Văn Bình" };
  expect(isOwn({ receipts: [] }, other, own)).toBe(false);
  expect(isOwn({ receipts: [{ op_id: "o1" } as never] }, other, own)).toBe(true);
});
