import { expect, test } from "vitest";
import { fieldOf, reasonOf, whoMends } from "./rejection";

test("a refused note leads to the note, a closed month to the commune, a waiting parent to nobody", () => {
  expect([fieldOf("personal_data"), whoMends("personal_data")]).toEqual(["note", "person"]);
  expect([fieldOf("month_closed"), whoMends("month_closed")]).toEqual([null, "official"]);
  expect(whoMends("parent_missing")).toBe("nobody");
});

test("a code that came after this build is told in general words and can be mended or asked about", () => {
  expect([reasonOf("brand_new"), fieldOf("brand_new"), whoMends("brand_new")]).toEqual(["other", null, "person"]);
});
