/** Answers about lists under way and decisions. */
import type { DecisionFull, DecisionItem, Differences, RosterFull, RosterItem } from "../decisions/types";

export const roster: RosterItem = {
  id: "r1",
  team_id: "t1",
  team_title: "Tổ công nghệ số cộng đồng Khu phố 1",
  hamlet_label: "Khu phố 1",
  commune_name: "Phường Thủ Dầu Một",
  version: 2,
  status: "submitted",
  content_hash: "a".repeat(64),
  decision_id: null,
  submitted_by: "Lê Thị Lan",
  submitted_at: "2026-11-21T02:00:00Z",
  members: 5,
  changes: { new: 1, left: 1, changed: 0 },
};

export const full: RosterFull = {
  id: "r1",
  version: 2,
  status: "submitted",
  content_hash: roster.content_hash,
  lines: [],
  problems: [],
  warnings: [],
};

export const differences: Differences = {
  against: "r0",
  sentences: { vi: ["Bà Nguyễn Thị A thôi Tổ phó, ông Trần Văn B thay."], en: ["Mr Trần Văn B takes over."] },
};

export const decision: DecisionItem = {
  id: "d1",
  unit_id: "c1",
  unit_name: "Phường Thủ Dầu Một",
  kind: "establish",
  status: "approved",
  label: "24/QĐ-UBND",
  date: "2025-08-26",
  effective_date: "2025-08-26",
  signer: "Phạm Văn Ký",
  position: "Phó Chủ tịch",
  authority: "KT. CHỦ TỊCH",
  created_at: "2025-08-26T02:00:00Z",
  teams: 4,
};

export const draft: DecisionFull = {
  ...decision,
  id: "d2",
  kind: "re-issue",
  status: "draft",
  label: null,
  date: null,
  effective_date: null,
  replaces: null,
  approved_by: null,
  approved_at: null,
  scan: null,
  rosters: [roster],
};
