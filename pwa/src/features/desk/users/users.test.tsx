import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { renderDesk } from "../testing/renderDesk";
import { Refusal, stubServer } from "../testing/server";
import { browserName } from "./browser";
import { UserPage } from "./UserPage";
import { UsersPage } from "./UsersPage";

const account = {
  id: "u1",
  name: "Trần Thị Thử",
  phone: "+84530940941",
  status: "active",
  synthetic: true,
  grants: [
    {
      id: "g1",
      role: "member",
      unit_id: "h1",
      unit_name: "Khu phố 10",
      team_id: "t1",
      team_title: "Tổ khu phố 10",
      from: "2026-01-01T00:00:00+07:00",
      to: "2027-01-01T00:00:00+07:00",
    },
  ],
  last_login_at: null,
};
const invitation = {
  id: "i1",
  code: "0D1BPCN4",
  link: "http://localhost:8000/#/vao/secret",
  expires_at: "2026-11-23T01:09:00Z",
};
const team = { id: "t1", title: "Tổ khu phố 10", hamlet_label: "Khu phố 10" };
const lists = {
  "GET /teams": { items: [team], next: null },
  "GET /accounts/u1": account,
  "GET /devices": { items: [{ id: "d1", name: "Máy của Thử", first_seen_at: "2026-11-01T01:00:00Z", unsent: 4 }] },
  "GET /sessions-of/u1": { items: [] },
};

const type = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } });

test("an empty form sends nothing and lists every fault with a way to its field", async () => {
  const calls = stubServer(lists);
  renderDesk(<UserPage />, "commune_officer", "#/ban/nguoi-dung/moi");
  fireEvent.click(screen.getByRole("button", { name: "Tạo và mời" }));
  const summary = await screen.findByRole("alert");
  expect(summary.textContent).toContain("Có 3 chỗ cần sửa");
  expect(document.title).toBe("Cần sửa: Thêm người dùng · Tổ Số");
  fireEvent.click(screen.getByRole("link", { name: /Số điện thoại:/ }));
  expect(document.activeElement?.id).toBe("new-phone");
  expect(calls.some((call) => call.route === "POST /accounts")).toBe(false);
});

test("an officer invites into a team of the own commune; a taken number stands at its field; the code shows once", async () => {
  let taken = true;
  const calls = stubServer({
    ...lists,
    "POST /accounts": () => (taken ? new Refusal(409, { code: "phone_taken" }) : { account, invitation }),
  });
  renderDesk(<UserPage />, "commune_officer", "#/ban/nguoi-dung/moi");
  expect(screen.queryByLabelText("Quản trị")).toBeNull();
  type("Họ và tên", " Trần Thị Thử ");
  type("Số điện thoại", "0530 940 941");
  fireEvent.click(screen.getByRole("radio", { name: /Tổ viên/ }));
  await screen.findByRole("option", { name: "Khu phố 10" });
  fireEvent.change(screen.getByLabelText("Tổ"), { target: { value: "t1" } });
  fireEvent.click(screen.getByRole("button", { name: "Tạo và mời" }));
  await screen.findByRole("link", { name: "Số điện thoại: Số này đã có người khác dùng. Gõ số khác." });
  taken = false;
  fireEvent.click(screen.getByRole("button", { name: "Tạo và mời" }));
  await screen.findByText("0D1B PCN4");
  expect(screen.getByText(invitation.link)).toBeTruthy();
  expect(calls.filter((call) => call.route === "POST /accounts").at(-1)?.body).toEqual({
    name: "Trần Thị Thử",
    phone: "0530 940 941",
    role: "member",
    unit_id: "c1",
    team_id: "t1",
  });
});

test("a role ends at once or with a day, and its last day is told, not the day after", async () => {
  const calls = stubServer({ ...lists, "PATCH /grants/g1": account.grants[0] });
  renderDesk(<UserPage />, "admin", "#/ban/nguoi-dung/u1");
  await screen.findByText("31/12/2026");
  fireEvent.click(screen.getByRole("button", { name: /Kết thúc vai trò Tổ viên/ }));
  fireEvent.click(screen.getByLabelText("Hết một ngày"));
  fireEvent.input(screen.getByLabelText("Ngày cuối cùng"), { target: { value: "30/11/2026" } });
  fireEvent.click(screen.getByRole("button", { name: "Kết thúc vai trò" }));
  await waitFor(() =>
    expect(calls.find((call) => call.route === "PATCH /grants/g1")?.body).toEqual({ to: "2026-11-30" }),
  );
});

test("revoking a device warns of what it has not sent", async () => {
  const calls = stubServer({ ...lists, "DELETE /devices/d1": null });
  renderDesk(<UserPage />, "admin", "#/ban/nguoi-dung/u1");
  fireEvent.click(await screen.findByRole("button", { name: "Thu hồi máy Máy của Thử" }));
  expect(screen.getByText(/còn 4 lượt chưa gửi/)).toBeTruthy();
  const [, confirm] = screen.getAllByRole("button", { name: /^Thu hồi máy/ });
  if (confirm) fireEvent.click(confirm);
  await waitFor(() => expect(calls.some((call) => call.route === "DELETE /devices/d1")).toBe(true));
});

test("the list searches on the server, and says when nothing is found", async () => {
  const calls = stubServer({ "GET /accounts": { items: [], next: null } });
  renderDesk(<UsersPage />, "commune_officer", "#/ban/nguoi-dung");
  await screen.findByText("Chưa có người dùng nào.");
  type("Tìm tên hoặc số điện thoại", "hau");
  await screen.findByText("Không tìm thấy gì. Thử bớt điều kiện lọc.");
  await waitFor(() => expect(calls.at(-1)?.query).toEqual({ unit: "c1", q: "hau" }));
});

test("browsers are told by their names", () => {
  expect(browserName("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36")).toBe(
    "Chrome · Android",
  );
  expect(browserName("Mozilla/5.0 (Linux; Android 14) Chrome/120.0 Zalo/24.1")).toBe("Zalo · Android");
  expect(browserName(null)).toBe("–");
});
