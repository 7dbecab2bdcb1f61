import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { beforeEach, expect, test } from "vitest";
import { decision, differences, draft, full, roster } from "../testing/lists";
import { renderDesk } from "../testing/renderDesk";
import { Refusal, stubServer } from "../testing/server";
import { Approvals } from "../today/Approvals";
import { DecisionPage } from "./DecisionPage";
import { DecisionsPage } from "./DecisionsPage";

const page = (items: unknown[]) => ({ items, next: null });
const NUMBER = "Số quyết định";
let submitted: unknown[] = [];

const inbox = {
  "GET /rosters": ({ query }: { query: Record<string, string> }) => page(query.status === "submitted" ? submitted : []),
  "GET /decisions": page([decision]),
  "GET /rosters/r1": full,
  "GET /rosters/r1/diff": differences,
  "POST /decisions": { id: "d2" },
  "PATCH /decisions/d2": draft,
};

beforeEach(() => {
  submitted = [roster];
});

async function openAndType(answers: Record<string, unknown>, number = "45/QĐ-UBND") {
  const calls = stubServer({ ...inbox, ...answers });
  renderDesk(<DecisionPage />, "commune_approver", "#/ban/quyet-dinh/moi");
  fireEvent.input(await screen.findByLabelText(NUMBER), { target: { value: number } });
  return calls;
}

const approve = () => fireEvent.click(screen.getByRole("button", { name: "Duyệt danh sách" }));
const asked = (calls: { route: string }[], route: string) => calls.filter((call) => call.route === route).length;

test("an approver reads the differences, types the number and approves; the signer is the last decision's", async () => {
  const calls = await openAndType({ "POST /decisions/d2/approve": { ...draft, status: "approved" } });
  await screen.findByText("Bà Nguyễn Thị A thôi Tổ phó, ông Trần Văn B thay.");
  approve();
  await waitFor(() => expect(location.hash).toBe("#/ban/quyet-dinh/d2?xong=1"));
  expect(calls.find((call) => call.route === "POST /decisions")?.body).toEqual({
    unit_id: "c1",
    kind: "re-issue",
    rosters: [{ id: "r1", content_hash: roster.content_hash }],
    replaces_id: "d1",
  });
  expect(calls.find((call) => call.route === "POST /decisions/d2/approve")?.body).toEqual({
    number: "45/QĐ-UBND",
    date: "2026-11-22",
    effective_date: "2026-11-22",
    signer: "Phạm Văn Ký",
    position: "Phó Chủ tịch",
    authority: "KT. CHỦ TỊCH",
    hashes: { r1: roster.content_hash },
  });
});

test("a list that has changed meanwhile is shown anew, the number stays, and the next try names the new content", async () => {
  const newer = "b".repeat(64);
  let tries = 0;
  const calls = await openAndType({
    "POST /decisions/d2/approve": () => {
      tries += 1;
      const rosters = [{ roster_id: "r1", team_id: "t1", content_hash: newer }];
      return tries === 1 ? new Refusal(409, { code: "stale", params: { rosters } }) : draft;
    },
  });
  await screen.findByText(/thôi Tổ phó/);
  approve();
  await screen.findByText("Danh sách vừa đổi");
  await screen.findByText("Vừa đổi");
  expect((screen.getByLabelText(NUMBER) as HTMLInputElement).value).toBe("45/QĐ-UBND");
  await waitFor(() => expect(asked(calls, "GET /rosters/r1/diff")).toBe(2));
  approve();
  await waitFor(() => expect(location.hash).toBe("#/ban/quyet-dinh/d2?xong=1"));
  expect(asked(calls, "POST /decisions")).toBe(1);
  expect(calls.at(-1)?.body).toMatchObject({ hashes: { r1: newer } });
});

test("a list that was taken back is named with who did it and when, in the refusal and on the draft", async () => {
  const back = { by: "Nguyễn Thị Châu", at: "2026-11-22T01:05:00Z", action: "withdraw" };
  const told = { roster_id: "r1", team_id: "t1", team_title: "Tổ khu phố 1", status: "draft", ...back };
  await openAndType({
    "POST /decisions/d2/approve": new Refusal(409, { code: "wrong_status", params: { rosters: [told] } }),
  });
  approve();
  await screen.findByText("Tổ khu phố 1: Nguyễn Thị Châu rút lại lúc 08:05, 22/11/2026.");
  cleanup();
  stubServer({ ...inbox, "GET /decisions/d2": { ...draft, rosters: [{ ...roster, stale: back }] } });
  renderDesk(<DecisionPage />, "commune_approver", "#/ban/quyet-dinh/d2");
  await screen.findByText("Không còn chờ duyệt");
  screen.getByText("Nguyễn Thị Châu rút lại lúc 08:05, 22/11/2026.");
});

test("a number that is taken is told at its field", async () => {
  await openAndType({ "POST /decisions/d2/approve": new Refusal(409, { code: "number_taken" }) });
  approve();
  const field = screen.getByLabelText(NUMBER);
  await waitFor(() => expect(field.getAttribute("aria-invalid")).toBe("true"));
  expect(screen.getAllByText(/Số này đã dùng trong năm/)).toHaveLength(2);
});

test("nobody approves what they submitted: said in words", async () => {
  await openAndType({ "POST /decisions/d2/approve": new Refusal(403, { code: "own_submission" }) });
  approve();
  await screen.findByText(/mình đã gửi/);
});

test("without a number nothing is sent", async () => {
  const calls = await openAndType({}, "abc");
  approve();
  await screen.findByText("Số quyết định: Gõ số như 45 hoặc 45/QĐ-UBND");
  expect(asked(calls, "POST /decisions")).toBe(0);
});

test("without network the button is off and says why", async () => {
  const calls = await openAndType({});
  dispatchEvent(new Event("offline"));
  await screen.findByText("Việc này cần có mạng");
  expect(screen.getByRole("button", { name: "Duyệt danh sách" }).getAttribute("aria-disabled")).toBe("true");
  approve();
  dispatchEvent(new Event("online"));
  await waitFor(() => expect(screen.queryByText("Việc này cần có mạng")).toBeNull());
  expect(asked(calls, "POST /decisions")).toBe(0);
});

test("an officer chooses lists and keeps a draft; number and approval are not theirs", async () => {
  submitted = [roster, { ...roster, id: "r2", team_id: "t2", hamlet_label: "Khu phố 2" }];
  const calls = stubServer({ ...inbox, "GET /rosters/r2": full, "GET /rosters/r2/diff": differences });
  renderDesk(<DecisionPage />, "commune_officer", "#/ban/quyet-dinh/moi");
  fireEvent.click(await screen.findByRole("checkbox", { name: "Đưa vào quyết định: Khu phố 2" }));
  expect(screen.queryByLabelText(NUMBER)).toBeNull();
  expect(screen.queryByRole("button", { name: "Duyệt danh sách" })).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Lưu dự thảo" }));
  await waitFor(() => expect(location.hash).toBe("#/ban/quyet-dinh/d2"));
  const body = calls.find((call) => call.route === "POST /decisions")?.body as { rosters: unknown[] };
  expect(body.rosters).toEqual([{ id: "r1", content_hash: roster.content_hash }]);
});

test("a list is sent back with a reason, not without", async () => {
  const calls = stubServer({ ...inbox, "POST /rosters/r1/return": {} });
  renderDesk(<DecisionPage />, "commune_approver", "#/ban/quyet-dinh/moi");
  fireEvent.click(await screen.findByRole("button", { name: "Yêu cầu bổ sung" }));
  const sheet = within(screen.getByRole("dialog", { name: "Yêu cầu bổ sung: Khu phố 1" }));
  fireEvent.submit(sheet.getByLabelText("Lý do").closest("form") as HTMLFormElement);
  await sheet.findByText("Lý do: Điền ô này");
  fireEvent.input(sheet.getByLabelText("Lý do"), { target: { value: "Thiếu số điện thoại" } });
  submitted = [];
  fireEvent.submit(sheet.getByLabelText("Lý do").closest("form") as HTMLFormElement);
  await screen.findByText("Không có gì chờ duyệt");
  expect(calls.find((call) => call.route === "POST /rosters/r1/return")?.body).toEqual({
    reason: "Thiếu số điện thoại",
  });
});

test("an issued decision gives its papers and takes the signed copy", async () => {
  const issued = { ...draft, status: "approved", label: "45/QĐ-UBND", date: "2026-11-22" };
  let scan: unknown = null;
  const calls = stubServer({
    ...inbox,
    "GET /decisions/d2": () => ({ ...issued, scan }),
    "POST /decisions/d2/scan": () => {
      scan = { content_type: "image/jpeg", pages: 1, size: 2048, created_at: "2026-11-22T03:00:00Z" };
      return {};
    },
  });
  renderDesk(<DecisionPage />, "commune_officer", "#/ban/quyet-dinh/d2?xong=1");
  await screen.findByText("Đã duyệt bản 2. In quyết định.");
  expect(screen.getByRole("button", { name: "Tải PDF để in" })).toBeTruthy();
  const file = new File(["x"], "ky.jpg", { type: "image/jpeg" });
  fireEvent.change(screen.getByLabelText("Chọn tệp PDF hoặc JPEG"), { target: { files: [file] } });
  await screen.findByRole("button", { name: "Tải bản đã ký" });
  expect(asked(calls, "POST /decisions/d2/scan")).toBe(1);
});

test("the list tells what waits and what was issued; the day begins with it", async () => {
  stubServer(inbox);
  renderDesk(<DecisionsPage />, "commune_approver", "#/ban/quyet-dinh");
  await screen.findByRole("rowheader", { name: "Khu phố 1" });
  expect(screen.getByRole("link", { name: "24/QĐ-UBND" }).getAttribute("href")).toBe("#/ban/quyet-dinh/d1");
  expect(screen.getByText("1 mới, 1 rời tổ")).toBeTruthy();
  const { container } = renderDesk(<Approvals />, "commune_approver", "#/ban/hom-nay");
  const link = await within(container as HTMLElement).findByRole("link", { name: "Xem và duyệt" });
  expect(link.getAttribute("href")).toBe("#/ban/quyet-dinh/moi");
});
