/** What the phone can see by itself that is wrong with a list or a typed line; the server has the last word. */
import { isRecord, textOrNull } from "../../../lib/shape";
import type { FieldName, Line, Rules } from "./lines";

/** A fault about the list (`key` null) or about a person; in the words of the server, or a code of our own. */
export interface Fault {
  key: string | null;
  field: FieldName | null;
  code: string;
  /** The server's words. */
  said?: { vi: string; en: string };
}

const PHONE = /^(?:\+?84|0)([35789]\d{8})$/;
const FIRST_YEAR = 1900;

/** E.164 of a number as people write it; null when it is none. */
export function readPhone(typed: string): string | null {
  const found = PHONE.exec(typed.replace(/[\s.-]/g, ""));
  return found ? `+84${found[1]}` : null;
}

/** The typed line of the sheet; years and numbers are still texts. */
export interface Typed {
  full_name: string;
  birth_year: string;
  phone: string;
}

/** What is wrong with what was typed, by field. */
export function checkTyped(typed: Typed, year: number): Partial<Record<keyof Typed, "name" | "phone" | "year">> {
  const born = Number(typed.birth_year);
  const wrongYear = typed.birth_year !== "" && !(Number.isInteger(born) && born >= FIRST_YEAR && born <= year);
  return {
    ...(typed.full_name.trim() === "" && { full_name: "name" as const }),
    ...(typed.phone.trim() !== "" && readPhone(typed.phone) === null && { phone: "phone" as const }),
    ...(wrongYear && { birth_year: "year" as const }),
  };
}

/** Faults of the whole list by the province's rules. */
export function checkList(lines: readonly Line[], rules: Rules): Fault[] {
  const leaders = lines.filter((line) => line.role === "leader");
  const found: Fault[] = [];
  if (lines.length < rules.min_members) found.push({ key: null, field: null, code: "too_few" });
  if (!rules.one_leader) return found;
  if (leaders.length === 0) found.push({ key: null, field: "role", code: "no_leader" });
  for (const line of leaders.slice(1)) found.push({ key: line.key, field: "role", code: "second_leader" });
  return found;
}

/** The server's faults, with the persons of its own lines (`lines.3.phone`). */
export function readFaults(problems: unknown, lines: readonly Line[]): Fault[] {
  if (!Array.isArray(problems)) return [];
  return problems.filter(isRecord).map((one) => {
    const [, at, field] = /(?:^|\.)lines(?:\.(\d+))?(?:\.(\w+))?$/.exec(textOrNull(one.field) ?? "") ?? [];
    const vi = textOrNull(one.message) ?? "";
    return {
      key: at === undefined ? null : (lines[Number(at)]?.key ?? null),
      field: (field as FieldName | undefined) ?? null,
      code: textOrNull(one.code) ?? "",
      said: { vi, en: textOrNull(one.message_en) ?? vi },
    };
  });
}
