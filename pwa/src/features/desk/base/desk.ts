import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Account } from "../../../data";
import type { Role, ServerMeta, UnitRef } from "./types";

/** What every page of the desk may rely on. */
export interface Desk {
  account: Account;
  roles: ReadonlySet<Role>;
  /** The communes in which the person is an official. */
  communes: readonly UnitRef[];
  /** The commune the pages speak of; null for the whole province. */
  unit: UnitRef | null;
  setUnit: (id: string) => void;
  meta: ServerMeta;
  /** Ask for `meta` again. */
  refresh: () => void;
}

export const DeskContext = createContext<Desk | null>(null);

/** The desk the page stands on. Throws outside of one: a programming error. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("no desk around this page");
  return desk;
}

/** Roles held, without the ones that have ended. */
export function rolesOf(account: Account, now: number): ReadonlySet<Role> {
  return new Set(account.grants.filter((grant) => holds(grant, now)).map((grant) => grant.role));
}

/** Whether a grant is in force at `now` (ms); its end is left out. */
export function holds(grant: { from: string; to: string | null }, now: number): boolean {
  return Date.parse(grant.from) <= now && (grant.to === null || now < Date.parse(grant.to));
}

const OFFICIAL: readonly Role[] = ["commune_officer", "commune_approver"];
const PROVINCE: readonly Role[] = ["province_staff", "admin"];

/** The communes an account works for as an official, each once. */
export function communesOf(account: Account, now: number): UnitRef[] {
  const found = new Map<string, UnitRef>();
  for (const grant of account.grants) {
    if (OFFICIAL.includes(grant.role) && holds(grant, now))
      found.set(grant.unit_id, { id: grant.unit_id, name: grant.unit_name });
  }
  return [...found.values()];
}

/** The grants by which an account leads teams now. */
export function leadsOf(account: Account, now: number): Account["grants"] {
  return account.grants.filter((grant) => grant.role === "leader" && grant.team_id && holds(grant, now));
}

/** Whether the account sees the whole province. */
export function seesProvince(roles: ReadonlySet<Role>): boolean {
  return PROVINCE.some((role) => roles.has(role));
}

/** Whether phone numbers are shown to the account at all: the province's staff see sums, not people. */
export function seesPhones(roles: ReadonlySet<Role>): boolean {
  return roles.has("admin") || OFFICIAL.some((role) => roles.has(role));
}

/** Whether the account also writes visits on a phone. */
export function worksInTeam(roles: ReadonlySet<Role>): boolean {
  return roles.has("member") || roles.has("leader");
}
