/** The list of a draft as it is typed, and back. */
import { looksLikePhone } from "../base/form";
import { phone as phoneText } from "../base/format";
import type { MemberRole } from "../base/types";
import type { RosterStrings } from "./strings";
import type { Line } from "./types";

/** One person as typed; `key` is the page's own. `person_id` stays with the row, so that a corrected name is no new person. */
export interface TypedLine {
  key: number;
  person_id: string | null;
  full_name: string;
  birth_year: string;
  gender: string;
  organization: string;
  position: string;
  phone: string;
  role: MemberRole;
}

export type Cell = Exclude<keyof TypedLine, "key" | "person_id">;
/** `<index>.<cell>` → the words at the cell. */
export type CellFaults = Readonly<Record<string, string>>;

/** Lines as fields. */
export function typedOf(lines: readonly Line[]): TypedLine[] {
  return lines.map((line, key) => ({
    key,
    person_id: line.person_id,
    full_name: line.full_name,
    birth_year: line.birth_year?.toString() ?? "",
    gender: line.gender ?? "",
    organization: line.organization ?? "",
    position: line.position ?? "",
    phone: line.phone ? phoneText(line.phone) : "",
    role: line.role,
  }));
}

/** A row for somebody new. */
export function emptyLine(lines: readonly TypedLine[]): TypedLine {
  const key = lines.reduce((most, line) => Math.max(most, line.key), -1) + 1;
  const nothing = { full_name: "", birth_year: "", gender: "", organization: "", position: "", phone: "" };
  return { key, person_id: null, ...nothing, role: "member" };
}

/** What PUT /rosters/{id} takes. */
export function linesOf(typed: readonly TypedLine[]): Line[] {
  return typed.map(({ key: _, ...line }) => ({
    ...line,
    full_name: line.full_name.trim(),
    birth_year: line.birth_year.trim() === "" ? null : Number(line.birth_year),
    gender: line.gender || null,
    organization: line.organization.trim() || null,
    position: line.position.trim() || null,
    phone: line.phone.trim() || null,
  }));
}

/** Our own look before the list is sent. */
export function faultsOf(typed: readonly TypedLine[], t: RosterStrings): CellFaults {
  const found: Record<string, string> = {};
  typed.forEach((line, at) => {
    if (!line.full_name.trim()) found[`${at}.full_name`] = t.asked.name;
    if (line.birth_year.trim() && !/^(19|20)\d\d$/.test(line.birth_year.trim()))
      found[`${at}.birth_year`] = t.asked.year;
    if (line.phone.trim() && !looksLikePhone(line.phone)) found[`${at}.phone`] = t.asked.phone;
  });
  return found;
}

/** The server's faults at their cells: `body.lines.3.phone` or `lines.3.phone`. */
export function serverCellFaults(errors: readonly { field: string }[], t: RosterStrings): CellFaults {
  const found: Record<string, string> = {};
  for (const { field } of errors) {
    const [, at, cell = "full_name"] = /lines\.(\d+)(?:\.(\w+))?/.exec(field) ?? [];
    if (at === undefined) continue;
    const words: Record<string, string> = { phone: t.asked.phone, birth_year: t.asked.year };
    found[`${at}.${cell === "person_id" ? "full_name" : cell}`] = words[cell] ?? t.asked.other;
  }
  return found;
}
