import { screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import { renderDesk } from "../testing/renderDesk";
import { stubServer } from "../testing/server";
import { SilentPage } from "./SilentPage";

const phone = {
  device_id: "d1",
  device_name: "Chrome trên Android",
  account_id: "a1",
  person_name: "Lê Thị Lan",
  phone: "+84530688529",
  role: "member",
  team_id: "t1",
  team_title: "Tổ khu phố 1",
  leader_name: "Đoàn Quốc Ổn",
  leader_phone: "+84530111222",
  last_seen_at: "2026-11-10T02:20:00Z",
  unsent: 7,
  oldest_unsent_at: "2026-11-09T02:20:00Z",
  storage_free_mb: 12,
  lost_at: "2026-11-11T02:20:00Z",
  lost_unsent: 4,
  proof: { told: 40, held: 38, match: false },
  proved_at: "2026-11-11T02:20:00Z",
  reasons: ["silent", "old_unsent", "lost", "proof"],
};
const noTeams = { "GET /reports/silent-teams": { as_of: "2026-11-21T10:20:00Z", days: 7, items: [] } };

test("a phone to ask about: every reason in words, the person and the leader to call", async () => {
  const calls = stubServer({ ...noTeams, "GET /silent-phones": { items: [phone], next: null } });
  renderDesk(<SilentPage />, "commune_officer", "#/ban/im-lang");
  await screen.findByText("Gặp lần cuối 09:20, 10/11/2026");
  for (const words of [
    "7 lượt chưa gửi, cũ nhất 09/11/2026",
    "Trình duyệt xoá 4 lượt chưa gửi, 11/11/2026",
    "Máy chủ có 38 trong 40 lượt",
    "Máy chỉ còn trống 12 MB",
  ])
    screen.getByText(words);
  const numbers = screen.getAllByRole("link").map((link) => link.getAttribute("href"));
  expect(numbers).toEqual(["tel:0530688529", "tel:0530111222"]);
  expect(calls.find((call) => call.route === "GET /silent-phones")?.query).toEqual({ unit: "c1" });
});

test("when every phone sends, the page says so; the province's staff see teams alone", async () => {
  stubServer({ ...noTeams, "GET /silent-phones": { items: [], next: null } });
  const { unmount } = renderDesk(<SilentPage />, "commune_officer", "#/ban/im-lang");
  await screen.findByText("Mọi điện thoại đều gửi đều. Tốt lắm!");
  unmount();
  const calls = stubServer({ ...noTeams, "GET /units": { items: [] } });
  renderDesk(<SilentPage />, "province_staff", "#/ban/im-lang");
  await screen.findByText("Không có tổ nào im lặng. Tốt lắm!");
  expect(calls.some((call) => call.route === "GET /silent-phones")).toBe(false);
});
