import { screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import type { Desk } from "../base/desk";
import type { Role } from "../base/types";
import { renderDesk } from "../testing/renderDesk";
import { TopBar } from "./TopBar";

const TITLE = "Tổ công nghệ số cộng đồng Khu phố 1";

/** The same account, as who leads (or led) a team besides. */
function leading(desk: Desk, to: string | null = null): Desk {
  const grant = {
    id: "g2",
    role: "leader" as const,
    unit_id: "h1",
    unit_name: "Khu phố 1",
    team_id: "t1",
    team_title: TITLE,
    from: "2025-07-01T00:00:00+07:00",
    to,
  };
  const own = desk.account.grants.filter(({ role }) => role !== "leader");
  return { ...desk, account: { ...desk.account, grants: [...own, grant] } };
}

function named(role: Role, change?: (desk: Desk) => Desk): string | undefined | null {
  renderDesk(<TopBar />, role, "#/ban/ho-tro", change);
  return screen.getByRole("banner").querySelector(".dk-top-name")?.textContent;
}

test("who only leads reads the own team's name above the page", () => {
  expect(named("leader", (desk) => leading(desk))).toBe("Tổ CNSCĐ Khu phố 1");
});

test("a team that is led no more is not named", () => {
  expect(named("member", (desk) => leading(desk, "2025-08-01T00:00:00+07:00"))).toBe("Thành phố Hồ Chí Minh");
});

test("officials read their commune, also where they lead a team", () => {
  expect(named("commune_officer", (desk) => leading(desk))).toBe("Phường Thủ Dầu Một");
});

test("the province's staff read the province, also where they lead a team", () => {
  expect(named("province_staff", (desk) => leading(desk))).toBe("Thành phố Hồ Chí Minh");
});
