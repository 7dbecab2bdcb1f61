import { expect, test } from "vitest";
import type { Role } from "../base/types";
import { entryOf, navOf } from "./nav";
import { pages } from "./pages";

const slugs = (...roles: Role[]) => navOf(new Set(roles)).flatMap(({ items }) => items.map((item) => item.slug));

test("each role has its pages, its own work first", () => {
  expect(slugs("commune_officer")[0]).toBe("hom-nay");
  expect(slugs("commune_officer")).toContain("nguoi-dung");
  expect(slugs("commune_approver")).not.toContain("nguoi-dung");
  expect(slugs("province_staff").slice(0, 3)).toEqual(["tong-quan", "bao-phu", "xuat"]);
  expect(slugs("province_staff")).not.toContain("nhat-ky");
  expect(slugs("admin")).toEqual(expect.arrayContaining(["nguoi-dung", "danh-muc", "don-vi", "nhat-ky"]));
  expect(slugs("member")).toEqual([]);
});

test("every entry leads to a page, and pages without an entry light their parent's", () => {
  for (const slug of slugs("admin", "commune_officer")) expect(pages[slug].list).toBeTypeOf("function");
  expect(entryOf("thanh-vien")).toBe("to");
});
