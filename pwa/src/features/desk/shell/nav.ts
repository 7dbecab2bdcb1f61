import type { IconName } from "../../../ui/icons/Icon";
import type { Role } from "../base/types";
import type { Slug } from "./strings";

export type Group = "area" | "numbers" | "admin";

export interface NavItem {
  slug: Slug;
  icon: IconName;
  group: Group;
  roles: readonly Role[];
}

const OFFICIALS: readonly Role[] = ["commune_officer", "commune_approver"];
const PROVINCE: readonly Role[] = ["province_staff", "admin"];
const ALL: readonly Role[] = [...OFFICIALS, ...PROVINCE];

/** Every page of the desk and who has it. The server decides what is answered; this decides what is shown. */
const items: readonly NavItem[] = [
  { slug: "hom-nay", icon: "home", group: "area", roles: OFFICIALS },
  { slug: "tong-quan", icon: "chart", group: "numbers", roles: ALL },
  { slug: "bao-phu", icon: "place", group: "numbers", roles: PROVINCE },
  { slug: "xuat", icon: "download", group: "numbers", roles: ALL },
  { slug: "bao-cao", icon: "send", group: "numbers", roles: ALL },
  { slug: "chi-tieu", icon: "history", group: "numbers", roles: ALL },
  { slug: "chien-dich", icon: "calendar", group: "numbers", roles: ALL },
  { slug: "phieu", icon: "team", group: "numbers", roles: ALL },
  { slug: "tien-do", icon: "sent", group: "numbers", roles: PROVINCE },
  { slug: "to", icon: "team", group: "area", roles: ALL },
  { slug: "luot", icon: "journal", group: "area", roles: [...OFFICIALS, "admin"] },
  { slug: "danh-sach", icon: "tasks", group: "area", roles: ALL },
  { slug: "nhap", icon: "table", group: "area", roles: ["commune_officer"] },
  { slug: "quyet-dinh", icon: "note", group: "area", roles: ALL },
  { slug: "im-lang", icon: "silent", group: "area", roles: ALL },
  { slug: "ho-tro", icon: "calendar", group: "area", roles: ["leader", ...ALL] },
  { slug: "cho-xem", icon: "help", group: "area", roles: ["commune_officer", "admin"] },
  { slug: "nguoi-dung", icon: "user", group: "admin", roles: ["commune_officer", "admin"] },
  { slug: "danh-muc", icon: "tags", group: "admin", roles: ["admin"] },
  { slug: "don-vi", icon: "building", group: "admin", roles: PROVINCE },
  { slug: "ket-noi", icon: "link", group: "admin", roles: ["admin"] },
  { slug: "nhat-ky", icon: "history", group: "admin", roles: ["admin"] },
];

const ORDER: Readonly<Record<"commune" | "province", readonly Group[]>> = {
  commune: ["area", "numbers", "admin"],
  province: ["numbers", "area", "admin"],
};

/** The groups of the rail with their pages, for these roles; empty groups are left out. */
export function navOf(roles: ReadonlySet<Role>): { group: Group; items: NavItem[] }[] {
  const order = OFFICIALS.some((role) => roles.has(role)) ? ORDER.commune : ORDER.province;
  return order
    .map((group) => ({ group, items: items.filter((item) => item.group === group && allowed(item, roles)) }))
    .filter((part) => part.items.length > 0);
}

function allowed(item: NavItem, roles: ReadonlySet<Role>): boolean {
  return item.roles.some((role) => roles.has(role));
}

// Pages without an entry of their own belong to one that has.
const PARENTS: Readonly<Record<string, Slug>> = { "thanh-vien": "to", "lich-su": "to" };

/** The entry that is lit while `page` is shown. */
export function entryOf(page: string): string {
  return PARENTS[page] ?? page;
}
