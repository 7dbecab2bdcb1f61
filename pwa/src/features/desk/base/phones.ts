/** GET /silent-phones. */
import type { Role } from "./types";

/** Why a phone asks for somebody: not seen, entries waiting long, storage lost, or entries that the server lacks. */
export type PhoneReason = "silent" | "old_unsent" | "lost" | "proof";

/** A phone to ask about, with whom to call. Instants ISO 8601. */
export interface SilentPhone {
  device_id: string;
  device_name: string | null;
  account_id: string;
  person_name: string;
  phone: string | null;
  role: Role;
  team_id: string | null;
  team_title: string | null;
  leader_name: string | null;
  leader_phone: string | null;
  last_seen_at: string | null;
  unsent: number | null;
  oldest_unsent_at: string | null;
  storage_free_mb: number | null;
  lost_at: string | null;
  lost_unsent: number | null;
  proof: { told: number; held: number; match: boolean } | null;
  proved_at: string | null;
  reasons: PhoneReason[];
}
