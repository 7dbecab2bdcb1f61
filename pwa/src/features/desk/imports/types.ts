/** /roster-imports: an uploaded member list. */
import type { Differences } from "../rosters/types";

export const FIELDS = ["hamlet", "full_name", "birth_year", "gender", "organization", "phone", "role"] as const;
export type Field = (typeof FIELDS)[number];

export interface ImportHead {
  id: string;
  unit_id: string;
  status: "queued" | "running" | "ready" | "refused" | "failed";
  progress: number;
  filename: string;
  size: number;
  sha256: string;
  edits: number;
  code: string | null;
  message: string | null;
  created_at: string;
  committed_at: string | null;
  uploaded_by: string;
}

export interface ImportedMember {
  hamlet: string;
  hamlet_id: string | null;
  full_name: string;
  birth_year: number | null;
  phone: string | null;
  role: string;
  row: number;
  sheet: string;
}

/** Of a cell (`row`), a team (`team`) or a column; only what is known is there. */
export interface Fault {
  code: string;
  message: string;
  sheet?: string;
  row?: number;
  column?: string;
  team?: string;
  value?: string;
  suggestion?: string;
}

export interface ImportColumn {
  sheet: string;
  column: number;
  header: string;
  field: string;
}

export interface ImportedHamlet {
  name: string;
  match: "matched" | "ambiguous" | "new";
  chosen: boolean;
  /** It is the commune's own team. */
  commune: boolean;
  hamlet_id: string | null;
  /** The draft that was made of it. */
  roster_id?: string | null;
  candidates: { id: string; label: string }[];
}

/** A row with an error, as it was typed. */
export type ErrorRow = { sheet: string; row: number; shared_phone?: boolean } & Partial<Record<Field, string>>;

export interface Import extends ImportHead {
  columns: ImportColumn[];
  ignored: string[];
  members: ImportedMember[];
  errors: Fault[];
  warnings: Fault[];
  hamlets: ImportedHamlet[];
  error_rows: ErrorRow[];
  /** Names of `hamlets` of which drafts were made. */
  committed_teams?: string[];
}

/** Of one team; `team_id` null while there is no such team yet. */
export interface TeamDifferences extends Differences {
  hamlet: string;
  team_id: string | null;
  team_title: string | null;
  counts: { new: number; left: number; changed: number };
}

/** A repair of one row: new texts, "two people share the number", or out of the list. */
export type Repair = Partial<Record<Field, string>> & { shared_phone?: true; drop?: true };
