import { fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { renderDesk } from "../../testing/renderDesk";
import { type Answer, Refusal, stubServer } from "../../testing/server";
import { BoardPage } from "../BoardPage";
import { indicator, programme, target } from "../testing/made";

const GONE = new Refusal(409, { code: "target_withdrawn" });
const GONE_TEXT = "Chỉ tiêu này đã thôi. Tải lại rồi xem.";

/** The board of one target that somebody gives up while this person writes; `asked` counts how often it was read. */
async function board(answers: Record<string, Answer>, open: string) {
  let asked = 0;
  const programmes = () => {
    asked += 1;
    return { items: [programme([target(1, null)])] };
  };
  stubServer({ "GET /programmes": programmes, "GET /indicators": { items: [indicator] }, ...answers });
  renderDesk(<BoardPage />, "admin", "#/ban/chi-tieu");
  fireEvent.click(await screen.findByRole("button", { name: `${open}: Chỉ tiêu 1` }));
  return () => asked;
}

const sheet = () => within(screen.getByRole("dialog"));
const press = (name: string) => fireEvent.click(sheet().getByRole("button", { name }));

/** It is told, nothing is written over anybody, and the board behind is read anew. */
async function toldAndReadAnew(asked: () => number) {
  await sheet().findByText(GONE_TEXT);
  expect(sheet().queryByText("Người khác vừa sửa")).toBeNull();
  const before = asked();
  press("Thôi");
  await waitFor(() => expect(asked()).toBe(before + 1));
  expect(screen.queryByRole("dialog")).toBeNull();
}

test("who mends a target that was given up meanwhile is told with the first save", async () => {
  const asked = await board({ "PATCH /targets/t1": GONE }, "Sửa");
  press("Lưu");
  await toldAndReadAnew(asked);
});

test("told of a quicker one before, who saves again is told that alone", async () => {
  const now = { ...target(1, null), name: "Tên của họ" };
  const params = { version: 2, by: "Trần Văn Bình", at: "2026-11-22T01:05:00Z", now };
  let saved = 0;
  const patch = () => {
    saved += 1;
    return saved === 1 ? new Refusal(409, { code: "conflict", params }) : GONE;
  };
  const asked = await board({ "PATCH /targets/t1": patch }, "Sửa");
  press("Lưu");
  await sheet().findByText("Người khác vừa sửa");
  press("Lưu");
  await toldAndReadAnew(asked);
});

test("the same holds for a result of it, and for giving it up a second time", async () => {
  const answers = { "POST /targets/t1/statuses": GONE, "POST /targets/t1/withdraw": GONE };
  const asked = await board(answers, "Ghi kết quả");
  fireEvent.click(sheet().getByRole("radio", { name: "Đạt" }));
  fireEvent.input(sheet().getByLabelText("Nguồn"), { target: { value: "Báo cáo quý III" } });
  press("Lưu");
  await toldAndReadAnew(asked);
  fireEvent.click(screen.getByRole("button", { name: "Sửa: Chỉ tiêu 1" }));
  press("Bỏ chỉ tiêu này");
  fireEvent.click(await screen.findByRole("radio", { name: /^Không còn thực hiện/ }));
  fireEvent.input(sheet().getByLabelText("Lý do, văn bản"), { target: { value: "Nghị quyết 12" } });
  press("Bỏ");
  await toldAndReadAnew(asked);
});
