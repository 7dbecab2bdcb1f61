import { fireEvent, screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import { place } from "../base/route";
import { renderDesk } from "../testing/renderDesk";
import { type Call, stubServer } from "../testing/server";
import { HistoryPage } from "./HistoryPage";

const line = { person_id: "p1", birth_year: 1980, gender: "female", organization: null, position: null, phone: null };
const version = (id: string, version: number, from: string, to: string | null) => ({
  id,
  version,
  status: to ? "superseded" : "approved",
  approved_on: from,
  decision_number: `${20 + version}/QĐ-UBND`,
  valid_from: from,
  valid_to: to,
  members: 1,
  events: [{ action: "approve", at: `${from}T03:00:00Z`, by: "Phạm Văn Ký", reason: null }],
});
const versions = [version("r2", 2, "2026-11-01", null), version("r1", 1, "2025-08-26", "2026-11-01")];

function answers() {
  return stubServer({
    "GET /teams/t1": { id: "t1", title: "Tổ khu phố 1", hamlet_label: "Khu phố 1", commune_name: "Phường Phú Lợi" },
    "GET /teams/t1/rosters": ({ query }: Call) => {
      const then = versions.filter(
        ({ valid_from, valid_to }) =>
          valid_from <= (query.on ?? "") && (valid_to === null || (query.on ?? "") < valid_to),
      );
      return { items: query.on ? then : versions };
    },
    "GET /rosters/r2": { lines: [{ ...line, full_name: "Trần Thị Mới", role: "leader" }] },
    "GET /rosters/r1": { lines: [{ ...line, full_name: "Lê Thị Cũ", role: "leader" }] },
  });
}

test("the list of a team on any day, and who approved what when", async () => {
  answers();
  renderDesk(<HistoryPage />, "commune_officer", "#/ban/lich-su/t1");
  await screen.findByText("Trần Thị Mới");
  expect(screen.getAllByText("Duyệt: Phạm Văn Ký")).toHaveLength(2);
  fireEvent.input(screen.getByLabelText("Danh sách vào ngày"), { target: { value: "31/10/2026" } });
  await screen.findByText("Lê Thị Cũ");
  expect(place.value.query.ngay).toBe("2026-10-31");
  expect(screen.queryByText("Trần Thị Mới")).toBeNull();
  fireEvent.input(screen.getByLabelText("Danh sách vào ngày"), { target: { value: "01/01/2025" } });
  await screen.findByText("Ngày đó tổ chưa có danh sách được duyệt.");
});
