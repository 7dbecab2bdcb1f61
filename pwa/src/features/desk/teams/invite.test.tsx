import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { renderDesk } from "../testing/renderDesk";
import { stubServer } from "../testing/server";
import { TeamPage } from "./TeamPage";

const member = (person_id: string, name: string, account_status: string | null) => ({
  person_id,
  name,
  role: "member",
  organization: null,
  position: null,
  birth_year: 1980,
  gender: "female",
  phone: "+84530940941",
  account_status,
});
const team = {
  id: "t1",
  title: "Tổ khu phố 10",
  hamlet_label: "Khu phố 10",
  commune_name: "Phường Thủ Dầu Một",
  roster: {
    version: 2,
    approved_on: "2026-03-01",
    decision_number: "45/QĐ-UBND",
    entries: [
      member("p1", "Lê Thị Ánh", "invited"),
      member("p2", "Võ Thị Út", "active"),
      member("p3", "Cao Bảy", null),
    ],
  },
};
const ticket = {
  id: "i1",
  name: "Lê Thị Ánh",
  phone: "+84530940941",
  login_name: null,
  code: "0D1BPCN4",
  link: "http://desk.test/#/vao/secret",
  qr_svg: "<svg/>",
  expires_at: "2026-11-22T01:10:00Z",
};
const answers = {
  "GET /teams/t1": team,
  "GET /teams/t1/rosters": { items: [] },
  "POST /rosters/people/p1/invitation": ticket,
  "POST /teams/t1/cards.pdf": new Blob(["%PDF"], { type: "application/pdf" }),
};

test("an officer invites a member with an account from the list of the team", async () => {
  const calls = stubServer(answers);
  renderDesk(<TeamPage />, "commune_officer", "#/ban/to/t1");
  fireEvent.click(await screen.findByRole("button", { name: "Mời vào ứng dụng: Lê Thị Ánh" }));
  await screen.findByText("0D1B PCN4");
  expect(calls.at(-1)).toMatchObject({ route: "POST /rosters/people/p1/invitation", body: { kind: "screen" } });
  expect(screen.queryByRole("button", { name: /Cao Bảy/ })).toBeNull();
});

test("cards are printed for those who have not come in, once it is said that older ones end", async () => {
  const calls = stubServer(answers);
  const made = vi.fn(() => "blob:1");
  vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: made, revokeObjectURL: vi.fn() }));
  renderDesk(<TeamPage />, "commune_officer", "#/ban/to/t1");
  fireEvent.click(await screen.findByRole("button", { name: "In thẻ mời" }));
  expect(screen.getByText(/1 thẻ, 8 thẻ một trang A4/)).toBeTruthy();
  expect(screen.getByText(/không dùng được nữa/)).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Tải thẻ (PDF)" }));
  await waitFor(() => expect(made).toHaveBeenCalledTimes(1));
  expect(calls.at(-1)?.route).toBe("POST /teams/t1/cards.pdf");
});

test("who approves does not invite", async () => {
  stubServer(answers);
  renderDesk(<TeamPage />, "commune_approver", "#/ban/to/t1");
  await screen.findByText("Võ Thị Út");
  expect(screen.queryByRole("button", { name: /Mời|In thẻ/ })).toBeNull();
});
