import { showPhone } from "../../../ui/phone";
import type { Line, Role } from "./lines";

/** The sheet of one person, as typed so far. */
export interface Form {
  /** The line that it changes; null for somebody new. */
  was: Line | null;
  full_name: string;
  gender: Line["gender"];
  birth_year: string;
  phone: string;
  organization: string;
  role: Role;
}

/** The form of a line, or an empty one. */
export function formOf(was: Line | null): Form {
  return {
    was,
    full_name: was?.full_name ?? "",
    gender: was?.gender ?? null,
    birth_year: was?.birth_year ? String(was.birth_year) : "",
    phone: was?.phone ? showPhone(was.phone) : "",
    organization: was?.organization ?? "",
    role: was?.role ?? "member",
  };
}
