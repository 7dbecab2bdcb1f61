/** What is wrong with a list, in words. The API speaks Vietnamese, as the file does; English goes by the code. */
import { language, stringsIn } from "../../../lib/i18n";
import { strings } from "./strings";
import type { Fault } from "./types";

const english: Readonly<Record<string, string>> = {
  missing: "Missing",
  phone_digits: "The number has too few or too many digits",
  phone_old: "An old 11-digit number",
  phone_prefix: "No number begins like this",
  out_of_range: "The year of birth cannot be right",
  not_a_year: "Not a year of birth",
  unknown_role: "The role is not known",
  unknown_gender: "Neither male nor female",
  second_leader: "The team has a leader already",
  duplicate_in_file: "The number stands in another row as well",
  not_a_name: "Not a full name",
  too_long: "Too long",
  no_leader: "The team has no leader",
  too_few: "The team has too few people",
  in_two_teams: "The person is in another team as well",
  same_name: "Somebody of the same name is in another team",
  hamlet_and_commune: "The person is in the commune's team as well",
  forbidden_column: "The column is not kept and was left out",
  empty: "The file is empty. Choose one with a list.",
  encrypted: "The file has a password. Remove it in Excel, then send again.",
  damaged: "The file is damaged or incomplete. Open it in Excel, save it, then send again.",
  not_a_sheet: "This is no spreadsheet. Use .xlsx, .xls or .csv.",
  macros: "The file has macros. Save it as .xlsx, then send again.",
  entities: "The file has strange content. Save it with Excel, then send again.",
  too_large: "The file is too large. Keep only the sheet with the list.",
  too_many_rows: "The file has too many rows. Split it, then send again.",
  legacy_font: "The file uses an old font. Convert it to Unicode, then send again.",
  no_list: "No heading with full names was found. Check the file or use the form.",
  internal: "The file could not be read yet. Send it again; if it stays, copy the list to a new file.",
};

// How the API begins what it says of a row: the Vietnamese word for "row", then its number.
const ROW_HEAD = /^D\u00f2ng \d+: /;

/** What is wrong, without "Dòng 14:", which stands beside it. */
export function faultText(fault: Pick<Fault, "code" | "message">): string {
  if (language.value === "en") return english[fault.code] ?? fault.message;
  const said = fault.message.replace(ROW_HEAD, "");
  return said.charAt(0).toLocaleUpperCase("vi") + said.slice(1);
}

/** What to do about it. */
export function fixText(fault: Fault): string {
  const words: Record<string, string> = stringsIn(strings, language.value).fixes;
  return words[fault.code] ?? words[fault.column ?? ""] ?? words.other ?? "";
}
