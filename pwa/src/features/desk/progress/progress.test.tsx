import { fireEvent, screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import { renderDesk } from "../testing/renderDesk";
import { stubServer } from "../testing/server";
import { ProgressPage } from "./ProgressPage";

const counts = { teams: 10, approved: 8, submitted: 0, returned: 0, draft: 1, none: 0 };
const commune = (id: string, name: string, more: object = {}) => ({
  commune_id: id,
  code: id,
  name,
  ...counts,
  approved_on: "2025-08-26",
  submitted_at: null,
  ...more,
});

test("communes with their numbers and dates, those with something to wait for on request", async () => {
  const rows = [commune("c1", "Phường Phú Lợi"), commune("c2", "Xã Bắc Tân Uyên", { submitted: 2, none: 1 })];
  stubServer({ "GET /rosters/progress": { rows, totals: { ...counts, teams: 1585, none: 1 } } });
  renderDesk(<ProgressPage />, "province_staff", "#/ban/tien-do");
  const link = await screen.findByRole("link", { name: "Phường Phú Lợi" });
  expect(link.getAttribute("href")).toBe("#/ban/don-vi/c1");
  expect(screen.getByText("1.585")).toBeTruthy();
  expect(screen.getAllByText("26/08/2025")).toHaveLength(2);
  fireEvent.click(screen.getByRole("radio", { name: "Có danh sách chờ" }));
  expect(screen.queryByRole("link", { name: "Phường Phú Lợi" })).toBeNull();
  expect(screen.getByRole("link", { name: "Xã Bắc Tân Uyên" })).toBeTruthy();
});
