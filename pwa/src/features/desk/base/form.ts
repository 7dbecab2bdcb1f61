import type { HttpProblem } from "../../../data";
import type { FieldError } from "../../../ui/ErrorSummary";
import type { DeskStrings } from "./strings";

/** Faults of a form: field name → the words at the field. */
export type Faults = Readonly<Record<string, string>>;

/** The entries of the error summary, in the order of `fields`; ids are `<form>-<field>`. */
export function summaryOf(
  form: string,
  fields: Readonly<Record<string, string>>,
  faults: Faults,
  t: DeskStrings,
): FieldError[] {
  return Object.entries(fields)
    .filter(([field]) => faults[field])
    .map(([field, label]) => ({ id: `${form}-${field}`, text: t.fault(label, faults[field] ?? "") }));
}

const PHONE_FIELDS = ["phone"];
const DAY_FIELDS = ["from", "to", "valid_from", "valid_to", "date", "effective_date"];
// Codes that speak of one field.
const TELLING: Readonly<Record<string, string>> = { phone_taken: "phone", number_taken: "number" };

/**
 * The server's `errors[]` as faults of our fields, in the person's language. The server speaks English and of dotted
 * paths; here the path, else the last part of it that names one of `fields` decides, and the words are ours: those of
 * the form for the code (`told`), or those of all forms.
 */
export function serverFaults(
  problem: HttpProblem | null,
  fields: Readonly<Record<string, string>>,
  t: DeskStrings,
  told: Readonly<Record<string, string>> = {},
): Faults {
  if (!problem) return {};
  const faults: Record<string, string> = {};
  const named = TELLING[problem.code];
  if (named && named in fields) faults[named] = t.problems[problem.code] ?? "";
  for (const error of problem.errors) {
    const parts = [error.field, ...error.field.split(".").reverse()];
    const field = parts.find((part) => part in fields);
    if (field && !faults[field]) faults[field] = told[error.code] ?? faultText(field, error.code, error.message, t);
  }
  return faults;
}

function faultText(field: string, code: string, message: string, t: DeskStrings): string {
  if (code === "required") return t.faults.required;
  if (PHONE_FIELDS.includes(field)) return t.faults.phone;
  if (DAY_FIELDS.includes(field))
    return /after|before|order/i.test(`${code} ${message}`) ? t.faults.order : t.faults.date;
  const longest = /Longer than maximum length (\d+)|between \d+ and (\d+)/.exec(message);
  if (longest) return t.faults.too_long(Number(longest[1] ?? longest[2]));
  if (/length|too_long/i.test(code)) return t.faults.length;
  return t.faults.other;
}

/** Whether the problem is told completely at the fields, so that no card is needed above the form. */
export function toldAtFields(problem: HttpProblem | null, faults: Faults): boolean {
  return problem !== null && Object.keys(faults).length > 0;
}

/** Vietnamese mobile or landline in any usual spelling. */
export function looksLikePhone(text: string): boolean {
  const digits = text.replace(/[\s.()-]/g, "").replace(/^(\+?84)/, "0");
  return /^0\d{9,10}$/.test(digits);
}
