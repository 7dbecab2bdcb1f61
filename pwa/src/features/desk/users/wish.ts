import type { Faults } from "../base/form";
import type { Role, UnitRef } from "../base/types";
import type { strings } from "./strings";

/** A role as it is being filled in; days are ISO or "". */
export interface Wish {
  role: Role | "";
  unit: string;
  team: string;
  from: string;
  to: string;
}

export const NO_WISH: Wish = { role: "", unit: "", team: "", from: "", to: "" };

const OFFICER_GIVES: readonly Role[] = ["member", "leader", "commune_officer"];
const ALL: readonly Role[] = ["member", "leader", "commune_officer", "commune_approver", "province_staff", "admin"];

/** The roles somebody may give: an officer only those that an officer of the commune may hold. */
export function givenRoles(mine: ReadonlySet<Role>): readonly Role[] {
  return mine.has("admin") ? ALL : OFFICER_GIVES;
}

/** Whether the role is held in a team. */
export function inTeam(role: Role | ""): boolean {
  return role === "member" || role === "leader";
}

/** Whether the role is held over the whole province. */
export function overProvince(role: Role | ""): boolean {
  return role === "province_staff" || role === "admin";
}

/** What is still missing of a wish, by field. */
export function checkWish(wish: Wish, t: (typeof strings)["vi"], order: string): Faults {
  const faults: Record<string, string> = {};
  if (!wish.role) faults.role = t.needRole;
  else if (!overProvince(wish.role) && !wish.unit) faults.unit_id = t.needUnit;
  else if (inTeam(wish.role) && !wish.team) faults.team_id = t.needTeam;
  if (wish.from && wish.to && wish.to < wish.from) faults.to = order;
  return faults;
}

/** The part of a request that says the role. */
export function wishBody(wish: Wish, province: UnitRef | null): Record<string, string> {
  return {
    role: wish.role,
    unit_id: overProvince(wish.role) ? (province?.id ?? "") : wish.unit,
    ...(inTeam(wish.role) && { team_id: wish.team }),
    ...(wish.from && { from: wish.from }),
    ...(wish.to && { to: wish.to }),
  };
}
