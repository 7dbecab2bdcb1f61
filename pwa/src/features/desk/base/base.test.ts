import { expect, test } from "vitest";
import { HttpProblem } from "../../../data";
import { language } from "../../../lib/i18n";
import { holds } from "./desk";
import { looksLikePhone, serverFaults, summaryOf } from "./form";
import { bytes, count, day, decimal, lastDay, moment, phone } from "./format";
import { addMonths, periodOf, periodQuery, quarterStart, quarterText, rangeOf, spanText } from "./period";
import { hashOf, parsePlace } from "./route";
import { sortRows } from "./sorting";
import { strings } from "./strings";
import type { ServerMeta } from "./types";

const meta: ServerMeta = {
  demo: true,
  demo_day: null,
  today: "2026-11-22",
  reporting_month: "2026-11",
  cutoff_day: 31,
  cutoff_wanted: null,
  province: null,
};

test("numbers read as in Vietnam, and what does not exist is not zero", () => {
  language.value = "vi";
  expect(count(1_234_567)).toBe("1.234.567");
  expect(count(0)).toBe("0");
  expect(count(null)).toBe("–");
  expect(decimal(5)).toBe("5,0");
  expect(bytes(22_700)).toBe("22,7 KB");
  expect(bytes(12)).toBe("0,1 KB");
  language.value = "en";
  expect(count(1_234_567)).toBe("1,234,567");
  language.value = "vi";
});

test("instants are told by the clock of Vietnam", () => {
  expect(moment("2026-11-21T18:30:00Z")).toBe("01:30, 22/11/2026");
  expect(day("2026-11-21T18:30:00Z")).toBe("22/11/2026");
  expect(day("2026-11-21")).toBe("21/11/2026");
  expect(moment(null)).toBe("–");
});

test("an end that is itself left out is told by its last day", () => {
  expect(lastDay("2026-12-01T00:00:00+07:00")).toBe("30/11/2026");
  expect(lastDay("2025-07-01")).toBe("30/06/2025");
  expect(lastDay(null)).toBe("–");
});

test("phones are told as they are dialled here", () => {
  expect(phone("+84530294729")).toBe("0530 294 729");
  expect(phone("02743822111")).toBe("0274 382 2111");
  expect(looksLikePhone("+84 912.345.678")).toBe(true);
  expect(looksLikePhone("0912 345 67")).toBe(false);
});

test("periods are reporting months, the cut-off day included", () => {
  expect(rangeOf("thang", meta)).toEqual({ from: "2026-11-01", to: "2026-11-30" });
  expect(rangeOf("truoc", { ...meta, reporting_month: "2026-01" })).toEqual({ from: "2025-12-01", to: "2025-12-31" });
  expect(rangeOf("quy", meta)).toEqual({ from: "2026-10-01", to: "2026-12-31" });
  const mid = { ...meta, cutoff_day: 14 };
  expect(rangeOf("thang", mid)).toEqual({ from: "2026-10-15", to: "2026-11-14" });
  expect(spanText(rangeOf("thang", mid), 14)).toBe("11/2026");
  expect(spanText({ from: "2026-11-01", to: "2026-11-15" }, 31)).toBe("01/11/2026–15/11/2026");
  expect(addMonths("2026-01", -1)).toBe("2025-12");
  expect(quarterStart("2026-11")).toBe("2026-10");
  expect(quarterText("2026-11")).toBe("IV/2026");
});

test("a period survives its way through the address; a turned-round one does not", () => {
  const custom = periodOf({ ky: "khac", tu: "2026-11-02", den: "2026-11-08" }, meta);
  expect(custom).toEqual({ preset: "khac", from: "2026-11-02", to: "2026-11-08" });
  expect(periodOf(stringsOnly(periodQuery(custom)), meta)).toEqual(custom);
  expect(periodOf({ ky: "khac", tu: "2026-11-08", den: "2026-11-02" }, meta).from).toBe("2026-11-01");
  expect(periodOf({ ky: "nothing" }, meta).preset).toBe("thang");
});

function stringsOnly(query: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== null));
}

test("the address holds page, thing and filters", () => {
  const hash = hashOf("to", "a b", { q: "ký số", xa: null });
  expect(hash).toBe("#/ban/to/a%20b?q=k%C3%BD+s%E1%BB%91");
  expect(parsePlace(hash)).toEqual({ page: "to", id: "a b", query: { q: "ký số" } });
  expect(parsePlace("#/ghi")).toEqual({ page: "", id: null, query: {} });
});

test("sorting knows Vietnamese, and what does not exist stands last either way", () => {
  const rows = [{ n: "Xã Đăk" }, { n: "Phường Ân" }, { n: "Phường An" }, { n: null }];
  const by = (row: { n: string | null }) => row.n;
  expect(sortRows(rows, by, false).map(by)).toEqual(["Phường An", "Phường Ân", "Xã Đăk", null]);
  expect(sortRows(rows, by, true).map(by)).toEqual(["Xã Đăk", "Phường Ân", "Phường An", null]);
  expect(sortRows([{ n: "Khu phố 10" }, { n: "Khu phố 9" }], by, false).map(by)).toEqual(["Khu phố 9", "Khu phố 10"]);
});

test("a grant holds from its first instant and not at its last", () => {
  const grant = { from: "2026-01-01T00:00:00+07:00", to: "2026-02-01T00:00:00+07:00" };
  expect(holds(grant, Date.parse(grant.from))).toBe(true);
  expect(holds(grant, Date.parse(grant.to))).toBe(false);
  expect(holds({ ...grant, to: null }, Date.parse("2030-01-01T00:00:00Z"))).toBe(true);
});

const fields = { name: "Họ và tên", phone: "Số điện thoại", to: "Đến hết ngày" };

test("faults the server finds stand at our fields, in our words", () => {
  const problem = new HttpProblem(422, "validation_failed", null, [
    { field: "phone", code: "invalid", message: "Not a Vietnamese phone number." },
    { field: "json.name", code: "invalid", message: "Length must be between 1 and 120." },
    { field: "to", code: "period", message: "The end must lie after the beginning, and in the future" },
    { field: "somewhere.else", code: "invalid", message: "…" },
  ]);
  const faults = serverFaults(problem, fields, strings.vi);
  expect(faults).toEqual({
    phone: "Gõ số điện thoại như 0912 345 678",
    name: "Dài quá 120 chữ. Viết gọn lại.",
    to: "Ngày hết phải sau ngày đầu",
  });
  expect(summaryOf("new", fields, faults, strings.vi).map((one) => one.id)).toEqual([
    "new-name",
    "new-phone",
    "new-to",
  ]);
  expect(serverFaults(problem, fields, strings.en).phone).toBe("Type a phone number like 0912 345 678");
});

test("a number that is taken is a fault of the phone field where there is one", () => {
  const problem = new HttpProblem(409, "phone_taken");
  expect(Object.keys(serverFaults(problem, fields, strings.vi))).toEqual(["phone"]);
  expect(serverFaults(problem, { name: "x" }, strings.vi)).toEqual({});
});
