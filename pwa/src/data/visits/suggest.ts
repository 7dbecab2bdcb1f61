/** What the person logs most, kept as one small value beside the outbox so that the first screen needs one read. */
import { OUTBOX_KEYS, type OutboxTx } from "../outbox/rows";
import type { People, Suggestions, VisitBody } from "../types";

export interface SuggestionCounts {
  topics: Record<string, number>;
  place: string | null;
  people: People | null;
}

// Old habits fade: without this a campaign's new topic would never overtake.
const FADE_FROM = 40;

/** The suggestions of the kept counts. */
export function suggest(counts?: SuggestionCounts): Suggestions {
  const topics = Object.entries(counts?.topics ?? {}).sort(([, a], [, b]) => b - a);
  return { topics: topics.map(([topic]) => topic), place: counts?.place ?? null, people: counts?.people ?? null };
}

/** Count one more visit, in the transaction that saves it. */
export async function learn(tx: OutboxTx, body: VisitBody): Promise<void> {
  const before = await tx.read<SuggestionCounts>(OUTBOX_KEYS.suggestions);
  await tx.write(OUTBOX_KEYS.suggestions, add(before, body));
}

/** The counts after one more visit. */
export function add(before: SuggestionCounts | undefined, body: VisitBody): SuggestionCounts {
  const topics = { ...before?.topics };
  for (const { topic } of body.items) topics[topic] = (topics[topic] ?? 0) + 1;
  const most = Math.max(0, ...Object.values(topics));
  const faded = most > FADE_FROM ? Object.entries(topics).map(([topic, count]) => [topic, count / 2] as const) : null;
  return { topics: faded ? Object.fromEntries(faded) : topics, place: body.place, people: body.people };
}
