/** GET /quarantine. */

/** An entry that was set aside, as officials read it. */
export interface Quarantined {
  id: string;
  op_id: string;
  record_id: string | null;
  code: string;
  message: string;
  author_name: string | null;
  author_phone: string | null;
  device_name: string | null;
  /** Who brought it in a rescue file. */
  handed_in_by_name: string | null;
  team_id: string | null;
  team_title: string | null;
  received_at: string;
  status: "open" | "corrected" | "replayed" | "declined";
  /** Null while it holds personal data, and once it was cleared. */
  raw: unknown;
  /** What the author was told when it was declined. */
  note: string | null;
  /** When the author asked the commune to look, and what they wrote. */
  asked_at: string | null;
  ask_note: string | null;
}
