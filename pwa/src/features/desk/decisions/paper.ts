/** What the signed paper says: the fields of the form of approval. */
import type { Faults } from "../base/form";
import { onPaper } from "./strings";
import type { CheckedRoster, DecisionItem, Kind } from "./types";

const POSITIONS: Readonly<Record<string, string>> = {
  [onPaper.chair]: onPaper.chairPosition,
  [onPaper.forChair]: onPaper.deputyPosition,
};

// A number with or without the word for "number" before it, as the API reads it.
const NUMBER = /^(s\u1ed1:?)?\s*\d{1,6}\s*(\/|$)/i;

export interface Paper {
  number: string;
  date: string;
  effective: string;
  signer: string;
  position: string;
  authority: string;
}

/** Today, and the signer of the draft or else of the commune's last decision. */
export function firstPaper(today: string, known: Partial<DecisionItem> | null | undefined): Paper {
  const authority = known?.authority?.toUpperCase().startsWith("KT.") ? onPaper.forChair : onPaper.chair;
  return {
    number: "",
    date: today,
    effective: today,
    signer: known?.signer ?? "",
    position: known?.position ?? POSITIONS[authority] ?? "",
    authority,
  };
}

/** Another power brings its position along, unless a position of one's own was typed. */
export function withAuthority(paper: Paper, authority: string): Paper {
  const usual = Object.values(POSITIONS).includes(paper.position) || paper.position === "";
  return { ...paper, authority, position: usual ? (POSITIONS[authority] ?? "") : paper.position };
}

interface Words {
  required: string;
  number: string;
  before: string;
  future: string;
}

/** What is to be mended before the paper goes to the server. */
export function checkPaper(paper: Paper, today: string, words: Words): Faults {
  const faults: Record<string, string> = {};
  if (!paper.number.trim()) faults.number = words.required;
  else if (!NUMBER.test(paper.number.trim())) faults.number = words.number;
  if (!paper.date) faults.date = words.required;
  else if (paper.date > today) faults.date = words.future;
  if (!paper.effective) faults.effective_date = words.required;
  else if (paper.date && paper.effective < paper.date) faults.effective_date = words.before;
  if (!paper.signer.trim()) faults.signer = words.required;
  if (!paper.position.trim()) faults.position = words.required;
  return faults;
}

/** The signature as the server takes it, for drafts too. */
export function signatureOf({ signer, position, authority }: Paper) {
  return { signer: signer.trim() || null, position: position.trim() || null, authority };
}

/** The body of an approval; `rosters` are those that the approver has seen. */
export function approvalOf(paper: Paper, rosters: readonly CheckedRoster[]) {
  return {
    number: paper.number.trim(),
    date: paper.date,
    effective_date: paper.effective,
    ...signatureOf(paper),
    hashes: Object.fromEntries(rosters.map((roster) => [roster.id, roster.content_hash])),
  };
}

/** Teams that never had a list are established; one with a list before is re-issued. */
export function likelyKind(rosters: readonly CheckedRoster[]): Kind {
  return rosters.every((roster) => roster.version === 1) ? "establish" : "re-issue";
}
