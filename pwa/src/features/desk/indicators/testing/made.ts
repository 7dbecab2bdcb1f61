import type { Declared, Indicator, Numbers, Observation, Programme, Target } from "../types";

/** A figure without numbers. */
export const NONE: Numbers = {
  value: null,
  numerator: null,
  denominator: null,
  percent: null,
  rank: null,
  rank_of: null,
};

/** A figure of the province of then. */
export function observation(
  id: string,
  day: string,
  numbers: Partial<Numbers>,
  more: Partial<Observation> = {},
): Observation {
  return {
    ...NONE,
    ...numbers,
    id,
    indicator_id: "i1",
    unit_id: "u70",
    unit_code: "70",
    unit_name: "Tỉnh Bình Phước",
    observed_on: day,
    source: "Bài báo 01/05/2024",
    note: "",
    corrects: null,
    corrected_by: null,
    entered_by_name: null,
    created_at: "2026-11-22T01:00:00Z",
    synthetic: false,
    ...more,
  };
}

export const indicator: Indicator = {
  id: "i1",
  code: "SERVICES_LINKED",
  name: "Dịch vụ công tích hợp",
  name_en: "Services linked",
  pillar: "Chính quyền số",
  shape: "value",
  measure: "dịch vụ",
  better: "up",
  description: "",
  retired: false,
  version: 1,
  fixed: [],
  latest: [],
};

/** What a newspaper declared. */
export function declared(id: string, status: Declared["status"], more: Partial<Declared> = {}): Declared {
  const told = { stated_on: "2024-04-30", source: "Bài báo", entered_by_name: null, struck_reason: null };
  return { id, status, ...told, ...more };
}

/** A target with what was declared of it, if anything. */
export function target(position: number, status: Target["status"], more: Partial<Target> = {}): Target {
  return {
    id: `t${position}`,
    position,
    group: "Kinh tế số",
    name: `Chỉ tiêu ${position}`,
    indicator_id: null,
    indicator_code: null,
    shape: null,
    measure: null,
    baseline: null,
    goal: null,
    deadline: "2025-12-31",
    challenging: false,
    version: 1,
    withdrawn_on: null,
    withdrawn_reason: null,
    status,
    statuses: status ? [declared(`s${position}`, status)] : [],
    latest: null,
    ...more,
  };
}

/** A resolution of these targets. */
export function programme(targets: Target[] = [], more: Partial<Programme> = {}): Programme {
  return {
    id: "p1",
    unit_id: "u70",
    unit_name: "Tỉnh Bình Phước",
    name: "Nghị quyết 04-NQ/TU",
    legal_basis: "Nghị quyết 04-NQ/TU ngày 18/5/2021",
    adopted_on: "2021-05-18",
    deadline: "2025-12-31",
    synthetic: false,
    version: 1,
    fixed: [],
    achieved: targets.filter(({ status }) => status === "achieved").length,
    total: targets.length,
    stated_on: null,
    targets,
    ...more,
  };
}
