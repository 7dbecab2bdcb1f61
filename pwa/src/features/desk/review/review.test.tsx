import { fireEvent, screen, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { Quarantined } from "../base/inbox";
import { catalogue } from "../testing/answers";
import { renderDesk } from "../testing/renderDesk";
import { Refusal, stubServer } from "../testing/server";
import { ReviewPage } from "./ReviewPage";

const sent = {
  op_id: "o1",
  type: "assistance_session.log",
  client_time: "2026-11-21T09:00:00+07:00",
  body: {
    team_id: "t1",
    kind: "one_to_one",
    started_at: "2026-11-21T08:40:00.000+07:00",
    duration_minutes: null,
    place: "home",
    people: { total: 1, groups: [] },
    items: [{ topic: "GONE", outcome: "done", detail: null, count: 1, reason: null }],
    note: "",
    hamlet_id: null,
    with_members: [],
    on_behalf_of: null,
    follows: null,
  },
};
const entry: Quarantined = {
  id: "q1",
  op_id: "o1",
  record_id: "r1",
  code: "unknown_topic",
  message: "…",
  author_name: "Lê Thị Lan",
  author_phone: "+84530688529",
  device_name: "Chrome trên Android",
  handed_in_by_name: null,
  team_id: "t1",
  team_title: "Tổ khu phố 1",
  received_at: "2026-11-21T10:20:00Z",
  status: "open",
  raw: sent,
  note: null,
  asked_at: "2026-11-21T11:00:00Z",
  ask_note: "Bà con cần gấp",
};
const team = {
  id: "t1",
  title: "Tổ khu phố 1",
  hamlet_id: "h1",
  hamlet_label: "Khu phố 1",
  commune_id: "c1",
  roster: null,
};
const place = { ...catalogue.entries[0], kind: "place", code: "home", name: "Tại nhà", short_vi: "Tại nhà" };
const lists = {
  "GET /topics": { ...catalogue, entries: [...catalogue.entries, place] },
  "GET /teams": { items: [team], next: null },
  "GET /teams/t1": team,
  "GET /units": { items: [] },
};

async function open(one: Partial<Quarantined>, more: Record<string, unknown> = {}) {
  const calls = stubServer({ ...lists, "GET /quarantine": { items: [{ ...entry, ...one }], next: null }, ...more });
  renderDesk(<ReviewPage />, "commune_officer", "#/ban/cho-xem");
  fireEvent.click(await screen.findByRole("button", { name: "Xem lượt của Lê Thị Lan" }));
  const dialog = await screen.findByRole("dialog", { hidden: true });
  return { calls, dialog: within(dialog) };
}

async function unfold(dialog: ReturnType<typeof within>, name: string) {
  const details = (await dialog.findByText(name, { selector: "summary span" })).closest("details");
  if (!details) throw new Error("folded");
  details.open = true;
  fireEvent(details, new Event("toggle"));
}

test("an entry is read as facts: who, which phone, whom to call, what the team asks", async () => {
  const { dialog } = await open({});
  for (const text of ["Tổ khu phố 1", "Chrome trên Android", "Bà con cần gấp", "Ghi lượt mới"])
    await dialog.findByText(text);
  expect(dialog.getByRole("link", { name: /Gọi Lê Thị Lan/ }).getAttribute("href")).toBe("tel:0530688529");
});

test("an officer mends the service and records it under the author", async () => {
  const { calls, dialog } = await open({}, { "POST /quarantine/q1/correct": { ...entry, status: "corrected" } });
  await unfold(dialog, "Sửa và ghi nhận");
  const topic = (await dialog.findByLabelText("Việc")) as HTMLSelectElement;
  await dialog.findByText("Việc không có trong danh mục", { selector: ".field-error" });
  topic.value = "DSIG";
  fireEvent.change(topic);
  const button = dialog.getAllByText("Sửa và ghi nhận").at(-1)?.closest("button");
  fireEvent.submit(button?.form as HTMLFormElement);
  await expect.poll(() => calls.find((call) => call.route === "POST /quarantine/q1/correct")).toBeTruthy();
  const filed = calls.find((call) => call.route === "POST /quarantine/q1/correct")?.body as { body: typeof sent.body };
  expect(filed.body).toEqual({ ...sent.body, items: [{ ...sent.body.items[0], topic: "DSIG" }] });
});

test("a correction that the rules refuse is told in words above the form", async () => {
  const refusal = new Refusal(422, {
    code: "validation_failed",
    errors: [{ field: "body", code: "month_closed", message: "" }],
  });
  const { dialog } = await open({}, { "POST /quarantine/q1/correct": refusal });
  await unfold(dialog, "Sửa và ghi nhận");
  await dialog.findByLabelText("Việc");
  const button = dialog.getAllByText("Sửa và ghi nhận").at(-1)?.closest("button");
  fireEvent.submit(button?.form as HTMLFormElement);
  expect(await dialog.findByText("Vẫn chưa nhận được: Tháng đã chốt.")).toBeTruthy();
});

test("a note with somebody's number stays covered; there is nothing to correct, but it can be sent back with words", async () => {
  const { calls, dialog } = await open(
    { code: "personal_data", raw: null },
    { "POST /quarantine/q1/decline": { ...entry, status: "declined" } },
  );
  await dialog.findByText(/Chỉ người ghi mở được để sửa/);
  expect(dialog.queryByText("Sửa và ghi nhận")).toBeNull();
  await unfold(dialog, "Trả lại cho tổ");
  const words = (await dialog.findByLabelText("Lời nhắn cho người ghi")) as HTMLTextAreaElement;
  fireEvent.submit(words.form as HTMLFormElement);
  expect(await dialog.findAllByText(/Viết lý do để người ghi biết sửa gì/)).toHaveLength(2);
  fireEvent.input(words, { target: { value: "Xoá số điện thoại trong ghi chú" } });
  fireEvent.submit(words.form as HTMLFormElement);
  await expect
    .poll(() => calls.find((call) => call.route.endsWith("/decline"))?.body)
    .toEqual({
      note: "Xoá số điện thoại trong ghi chú",
    });
});

test("what cannot be read is shown as the text it is", async () => {
  const { dialog } = await open({ code: "unreadable", raw: "{not json" });
  expect((await dialog.findByText("{not json")).closest("details")?.open).toBe(true);
  expect(dialog.queryByText("Sửa và ghi nhận")).toBeNull();
});

test("a settled entry is for reading, with what the author was told", async () => {
  const { dialog } = await open({ status: "declined", note: "Ghi nhầm tổ" });
  await dialog.findByText("Ghi nhầm tổ");
  expect(dialog.queryByText("Trả lại cho tổ")).toBeNull();
});

test("a file that a team brings is handed in, and the answer is told in numbers", async () => {
  stubServer({
    "GET /quarantine": { items: [], next: null },
    "POST /sync/rescue-files": { author_name: "Lê Thị Lan", ops: 12, taken: 9, known: 2, set_aside: 1 },
  });
  renderDesk(<ReviewPage />, "commune_officer", "#/ban/cho-xem");
  fireEvent.click(await screen.findByRole("button", { name: "Nộp tệp dự phòng" }));
  const input = document.querySelector("input[type=file]") as HTMLInputElement;
  const file = new File(['{"format":"to-so-rescue"}'], "to-so-du-phong-20261121-0900.json");
  Object.defineProperty(input, "files", { value: [file] });
  fireEvent.change(input);
  expect(await screen.findByText("Đã nhận 12 lượt của Lê Thị Lan: 9 mới, 2 đã có, 1 chờ cán bộ xã xem")).toBeTruthy();
});
