import { fireEvent, screen, within } from "@testing-library/preact";
import { expect, test } from "vitest";
import { place } from "../base/route";
import { catalogue, coverage, row, summary } from "../testing/answers";
import { renderDesk } from "../testing/renderDesk";
import { type Call, Refusal, stubServer } from "../testing/server";
import { columnsFor, columnsOffered } from "./crossing";
import { OverviewPage } from "./OverviewPage";

const cell = (visits: number | null, people: number | null, items: number | null, hidden = false) => ({
  visits,
  people,
  items,
  ...(hidden && { hidden }),
});
const communes = [row("c1", "Phường Thủ Dầu Một", { visits: 400, people: 900, items: 950 })];
const byTopic = {
  ...summary("commune", communes, { notes: ["visits_overlap", "units_of_month_end"] }),
  cross: "topic",
  rows: [{ ...communes[0], columns: { DSIG: cell(300, null, 320), PAY: cell(0, null, 0) } }],
  columns: [
    row("DSIG", "Chữ ký số cá nhân", { visits: 300, items: 320 }),
    row("PAY", "Thanh toán", { visits: 0, items: 0 }),
  ],
  crossed: { visits: 400, people: 900, items: 950 },
};
const hamlets = [row("h1", "Khu phố 1", { visits: 9, people: 12, items: 9 })];
const bySex = {
  ...summary("hamlet", hamlets, { notes: ["visits_overlap", "small_hidden"] }),
  cross: "sex",
  rows: [{ ...hamlets[0], columns: { male: cell(null, null, null, true), female: cell(7, 10, null) } }],
  columns: [row("male", "Nam", { visits: 4, people: 2 }), row("female", "Nữ", { visits: 7, people: 10 })],
  crossed: { visits: 9, people: 12, items: 9 },
};

function show(hash: string) {
  const answer = ({ query }: Call) => {
    const { group_by = "", cross } = query;
    if (cross === "place") return new Refusal(422, { code: "cannot_cross", params: { reason: "not_counted" } });
    if (cross) return cross === "sex" ? bySex : byTopic;
    return summary(group_by, group_by === "hamlet" ? hamlets : communes);
  };
  stubServer({
    "GET /reports/summary": answer,
    "GET /reports/coverage": coverage,
    "GET /units": { items: [] },
    "GET /topics": catalogue,
  });
  renderDesk(<OverviewPage />, "province_staff", hash);
}

const cells = (name: RegExp) =>
  within(screen.getByRole("row", { name }))
    .getAllByRole("cell")
    .map((one) => one.textContent);

test("communes by service: one measure at a time, the server's sums, and what must be known to read them", async () => {
  show("#/ban/tong-quan");
  fireEvent.change(await screen.findByLabelText("Ghép với (cột)"), { target: { value: "topic" } });
  expect(place.value.query.ghep).toBe("topic");
  await screen.findByRole("heading", { name: "Lượt theo xã, phường và việc" });
  expect(cells(/^Phường Thủ Dầu Một/)).toEqual(["400", "300", "0"]);
  expect(cells(/^Tổng cộng/)).toEqual(["Tổng cộng", "400", "300", "0"]);
  expect(screen.getByText(/^Lượt theo nội dung không cộng lại thành tổng lượt/)).toBeTruthy();
  expect(screen.getByText(/đổi đơn vị giữa tháng/)).toBeTruthy();
  // People cannot be told apart by service: the number is not offered, and never 0.
  expect(screen.queryByLabelText("Người", { selector: "input[name=so]" })).toBeNull();
  fireEvent.click(screen.getByLabelText("Việc", { selector: "input[name=so]" }));
  expect(cells(/^Phường Thủ Dầu Một/)).toEqual(["950", "320", "0"]);
});

test("hamlets by sex begin with people, and what is hidden is neither a dash nor 0", async () => {
  show("#/ban/tong-quan?theo=hamlet&ghep=sex");
  await screen.findByRole("heading", { name: "Người theo khu phố, ấp và giới" });
  expect(cells(/^Khu phố 1/)).toEqual(["12", "ẩn", "10"]);
  expect(screen.getByText(/nhóm 1–4 người/)).toBeTruthy();
});

test("two groupings that are not counted together are explained, with the ways out", async () => {
  show("#/ban/tong-quan?theo=topic&ghep=place");
  await screen.findByText("Việc và nơi làm chưa xem chung được");
  expect(screen.getByText(/không được đếm chung/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Thử lại" })).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Giới" }));
  expect(place.value.query.ghep).toBe("sex");
});

test("what is counted comes first, and the rest is offered too so that it can be explained", () => {
  expect(columnsFor("commune")).toHaveLength(9);
  expect(columnsOffered("topic").slice(0, 2)).toEqual(["age_band", "sex"]);
  expect(columnsOffered("topic")).not.toContain("topic");
  expect(columnsFor("week")).toEqual([]);
  expect(new Set(columnsOffered("sex")).size).toBe(columnsOffered("sex").length);
});
