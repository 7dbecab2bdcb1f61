import { fold } from "./fold";

/** What a note seems to hold that must not leave the person it belongs to. */
export type PersonalKind = "id_number" | "phone" | "email" | "otp";

// No look-behind: Safari before 16.4 refuses the whole script.
const SEPARATORS_BETWEEN_DIGITS = /(\p{Nd})[\s.-]+(?=\p{Nd})/gu;
// A date is nobody's number; without this "20.11.2026 14 giờ" would run together to ten digits.
const DATE = /(^|\P{Nd})(?:0?[1-9]|[12][0-9]|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:19|20)[0-9]{2}(?!\p{Nd})/gu;
const RUN = /\p{Nd}+/gu;
const EMAIL = /\S+@\S+\.\S+/;
const OTP = /otp\P{Nd}{0,12}\p{Nd}{4,8}(?!\p{Nd})/u;
// Old identity cards have 9 digits, the present ones 12, phones 10 or 11 (84 and nine).
const KIND_OF_LENGTH: Readonly<Record<number, PersonalKind>> = {
  9: "id_number",
  10: "phone",
  11: "phone",
  12: "id_number",
};

/**
 * The first kind of personal data that `note` seems to hold, or null. The same rules as the server's, so that what the
 * phone lets through is not quarantined: digit runs of 9 to 12 once spaces, dots and hyphens between digits are gone, an
 * e-mail address, "otp" with 4 to 8 digits near it.
 */
export function findPersonal(note: string): PersonalKind | null {
  const text = note.normalize("NFC");
  const joined = text.replace(DATE, "$1/").replace(SEPARATORS_BETWEEN_DIGITS, "$1");
  if (EMAIL.test(text)) return "email";
  if (OTP.test(fold(text)) || OTP.test(fold(joined))) return "otp";
  for (const run of joined.match(RUN) ?? []) {
    const kind = KIND_OF_LENGTH[[...run].length];
    if (kind) return kind;
  }
  return null;
}
