import { expect, test } from "vitest";
import { reasonOf } from "./rejection";

test("a code that came after this build is told in general words", () => {
  expect([reasonOf("brand_new"), reasonOf("unsigned")]).toEqual(["other", "unsigned"]);
});
