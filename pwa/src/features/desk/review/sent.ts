import type { Item } from "../../../data";
import { isRecord, textOrNull } from "../../../lib/shape";

/** The parts of an op that an official can judge by. */
interface SentVisit {
  startedAt: string | null;
  place: string | null;
  people: number | null;
  items: Item[];
  note: string | null;
}

/** Read what can be read: the op was set aside, so nothing of its shape is sure. */
export function readSent(raw: unknown): SentVisit {
  const body = isRecord(raw) && isRecord(raw.body) ? raw.body : {};
  const total = isRecord(body.people) ? body.people.total : null;
  const startedAt = textOrNull(body.started_at);
  return {
    startedAt: startedAt !== null && !Number.isNaN(Date.parse(startedAt)) ? startedAt : null,
    place: textOrNull(body.place),
    people: typeof total === "number" ? total : null,
    items: Array.isArray(body.items) ? body.items.flatMap(readItem) : [],
    note: textOrNull(body.note),
  };
}

function readItem(item: unknown): Item[] {
  if (!isRecord(item) || typeof item.topic !== "string" || typeof item.outcome !== "string") return [];
  return [
    {
      topic: item.topic,
      outcome: item.outcome as Item["outcome"],
      detail: textOrNull(item.detail),
      count: typeof item.count === "number" ? item.count : 1,
      reason: textOrNull(item.reason),
    },
  ];
}
