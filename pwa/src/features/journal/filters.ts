import type { VisitState } from "../../data";

export type Filter = "all" | "waiting" | "fix" | "sent" | "draft";

/** The chips in their order. */
export const FILTERS: readonly Filter[] = ["all", "waiting", "fix", "sent", "draft"];

/** Which states a chip shows; "draft" lists drafts instead of visits. */
export const statesOf: Record<Exclude<Filter, "draft">, VisitState[] | undefined> = {
  all: undefined,
  waiting: ["held", "queued", "sending"],
  fix: ["rejected", "conflict"],
  sent: ["sent", "confirmed"],
};
