import { fireEvent, screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import { language } from "../../../lib/i18n";
import { renderDesk } from "../testing/renderDesk";
import { stubServer } from "../testing/server";
import { DictionaryPage } from "./DictionaryPage";
import { ExportsPage } from "./ExportsPage";

const field = { heading: "x", type: "DATE", vi: "Ngày đầu của kỳ.", en: "First day of the period." };
const routes = {
  "GET /feeds/dictionary": {
    fields: [{ ...field, name: "period_start" }],
    indicators: [
      { code: "teams.reporting", name: "Tỷ lệ tổ có lượt", name_en: "Share of teams", measure: "%", shape: "ratio" },
      { code: "visits", name: "Số lượt hỗ trợ", name_en: "Visits", measure: "visits", shape: "value" },
    ],
  },
  "GET /exports/dictionary": {
    items: [{ ...field, name: "items", type: "BIGINT", vi: "Số việc đã giúp.", en: "Items of help." }],
  },
};

test.each([
  ["vi", ["Tỷ lệ tổ có lượt", "tỷ lệ", "lượt", "Ngày đầu của kỳ.", "số nguyên", "Số việc đã giúp."]],
  ["en", ["Share of teams", "ratio", "visits", "First day of the period.", "whole number", "Items of help."]],
] as const)("codes and columns are told in words, in %s", async (of, words) => {
  stubServer(routes);
  renderDesk(<DictionaryPage />, "province_staff", "#/ban/xuat/tu-dien");
  language.value = of;
  await screen.findByText("teams.reporting");
  await screen.findByText("period_start");
  for (const word of words) expect(screen.getAllByText(word).length).toBeGreaterThan(0);
});

test("it is a click away from where the feed and the long table are", async () => {
  stubServer({
    "GET /exports": { items: [], next: null },
    "GET /units": { items: [] },
    "GET /exports/message": { text: "" },
  });
  renderDesk(<ExportsPage />, "province_staff", "#/ban/xuat");
  fireEvent.click(screen.getByRole("button", { name: "JSON cho IOC" }));
  for (const name of ["Ý nghĩa từng mã", "Ý nghĩa từng cột"]) {
    expect(screen.getByText(name).getAttribute("href")).toBe("#/ban/xuat/tu-dien");
  }
});
