/** Answers of the reports and lists, as small as the pages allow. */
import type { Coverage, Summary, SummaryRow } from "../base/types";

export function row(key: string, label: string, numbers: Partial<SummaryRow>): SummaryRow {
  return { key, label, code: null, visits: null, people: null, items: null, ...numbers };
}

export function summary(group_by: string, rows: SummaryRow[], more: Partial<Summary> = {}): Summary {
  return {
    period: { from: "2026-11-01", to: "2026-11-30" },
    units_as_of: "then",
    as_of: "2026-11-21T10:20:00+00:00",
    not_reported_teams: 3,
    synthetic: true,
    group_by,
    notes: [],
    rows,
    totals: { visits: 1_234_567, people: 24_576, items: 26_596 },
    ...more,
  };
}

export const coverage: Coverage = {
  on: "2026-11-22",
  silence_known: true,
  rows: [],
  totals: { communes: 36, communes_covered: 36, hamlets: 585, teams: 585, members: 2992 },
};

export const catalogue = {
  version: 3,
  entries: [
    {
      kind: "topic",
      code: "DSIG",
      version: 1,
      name: "Chữ ký số cá nhân",
      name_en: "Personal digital signature",
      short_vi: "Chữ ký số",
      short_en: "Digital signature",
      group: null,
      icon: null,
      details: [],
      valid_from: null,
      valid_to: null,
      order: 2,
    },
  ],
};
