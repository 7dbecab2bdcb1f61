import type { PillTone } from "../../../ui/Pill";
import type { AccountRow } from "../base/types";

/** How the state of an account looks. */
export const STATUS_TONES: Readonly<Record<AccountRow["status"], PillTone>> = {
  active: "ok",
  invited: "idle",
  disabled: "warn",
};
