import { expect, test } from "vitest";
import { readHash } from "./router";

test.each([
  ["", []],
  ["#/ghi", ["ghi"]],
  ["#/nhat-ky/0190-abc/sua", ["nhat-ky", "0190-abc", "sua"]],
  ["#/ban/luot?tu=2026-11-01", ["ban", "luot"]],
  ["#/vao/a%20b", ["vao", "a b"]],
])("%s", (hash, path) => {
  expect(readHash(hash)).toEqual(path);
});

test("a broken escape in a link does not stop the app", () => {
  expect(readHash("#/vao/%E0%A4%A")).toEqual(["vao", "%E0%A4%A"]);
});
