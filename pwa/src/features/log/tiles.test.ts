import { expect, test } from "vitest";
import type { CatalogueEntry } from "../../data";
import { pickTiles } from "./tiles";

const topics = ["A", "B", "C", "D", "E", "F"].map((code) => ({ code }) as CatalogueEntry);

test("most used first, filled up in the order of the catalogue, retired ones left out", () => {
  expect(pickTiles(topics, ["F", "GONE", "C"]).map((topic) => topic.code)).toEqual(["F", "C", "A", "B", "D"]);
});
