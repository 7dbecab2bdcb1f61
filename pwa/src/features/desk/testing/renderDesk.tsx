import { render } from "@testing-library/preact";
import type { ComponentChild } from "preact";
import { language } from "../../../lib/i18n";
import { type Desk, DeskContext, rolesOf } from "../base/desk";
import { forgetLists } from "../base/lists";
import { followHash } from "../base/route";
import type { Role } from "../base/types";

export const PROVINCE = { id: "p79", name: "Thành phố Hồ Chí Minh" };
export const COMMUNE = { id: "c1", name: "Phường Thủ Dầu Một" };

/** A desk of somebody with one role, in a demo whose reporting month is November 2026. */
function deskOf(role: Role): Desk {
  const official = role === "commune_officer" || role === "commune_approver";
  const unit = official ? COMMUNE : PROVINCE;
  const grant = { id: "g1", role, unit_id: unit.id, unit_name: unit.name, team_id: null, team_title: null };
  const account = {
    id: "a1",
    name: "Nguyễn Thị Châu",
    phone: "+84530294729",
    home: "desk" as const,
    grants: [{ ...grant, from: "2025-07-01T00:00:00+07:00", to: null }],
    device_id: "d1",
  };
  return {
    account,
    roles: rolesOf(account, Date.parse("2026-11-22T08:00:00+07:00")),
    communes: official ? [COMMUNE] : [],
    unit: official ? COMMUNE : null,
    setUnit: () => undefined,
    meta: {
      demo: true,
      demo_day: "2026-11-22",
      today: "2026-11-22",
      reporting_month: "2026-11",
      cutoff_day: 31,
      cutoff_wanted: null,
      province: PROVINCE,
    },
    refresh: () => undefined,
  };
}

/** Show a page on the desk of a role, at a hash; `change` makes the desk another one than usual. */
export function renderDesk(page: ComponentChild, role: Role, hash: string, change = (desk: Desk) => desk) {
  forgetLists();
  language.value = "vi";
  location.hash = hash;
  followHash()();
  return render(<DeskContext.Provider value={change(deskOf(role))}>{page}</DeskContext.Provider>);
}
