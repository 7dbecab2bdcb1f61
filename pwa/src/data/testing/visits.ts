import type { VisitBody } from "../types";

/** The body of kind `visit` as the server sends it. */
export function visit(record_id: string, patch: Record<string, unknown> = {}): Record<string, unknown> {
  const items = [{ topic: "VNEID2", outcome: "done", detail: null, count: 1, reason: null }];
  return {
    record_id,
    revision: `r-${record_id}`,
    status: "live",
    author_id: "b",
    author_name: "Bà Hoa",
    team_id: "1",
    business_day: "2026-11-20",
    started_at: "2026-11-20T09:00:00+07:00",
    kind: "one_to_one",
    place: "home",
    people: { total: 1, groups: [] },
    items,
    ...patch,
  };
}

/** A small visit as a form gives it. */
export function visitBody(patch: Partial<VisitBody> = {}): VisitBody {
  return {
    team_id: "t1",
    kind: "one_to_one",
    started_at: new Date().toISOString(),
    duration_minutes: null,
    place: "home",
    people: { total: 1, groups: [] },
    items: [{ topic: "VNEID2", outcome: "done", detail: null, count: 1, reason: null }],
    note: "",
    ...patch,
  };
}
