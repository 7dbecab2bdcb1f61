import { expect, test } from "vitest";
import { showPhone } from "./phone";

test.each([
  ["+84530294729", "0530 294 729"],
  ["0530294729", "0530 294 729"],
  ["1022", "1022"],
  ["+842743822825", "+842743822825"],
])("%s reads %s", (phone, shown) => {
  expect(showPhone(phone)).toBe(shown);
});
