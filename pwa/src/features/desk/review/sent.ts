import type { Item } from "../../../data";
import { isRecord, textOrNull } from "../../../lib/shape";

/** The parts of an op that an official can judge by. */
interface SentVisit {
  type: string | null;
  /** When the person saved it, by the phone's own clock. */
  savedAt: string | null;
  startedAt: string | null;
  place: string | null;
  people: number | null;
  items: Item[];
  note: string | null;
}

/** Read what can be read: the op was set aside, so nothing of its shape is sure. */
export function readSent(raw: unknown): SentVisit {
  const op = isRecord(raw) ? raw : {};
  const body = isRecord(op.body) ? op.body : {};
  const total = isRecord(body.people) ? body.people.total : null;
  return {
    type: textOrNull(op.type),
    savedAt: instantOrNull(op.client_time),
    startedAt: instantOrNull(body.started_at),
    place: textOrNull(body.place),
    people: typeof total === "number" ? total : null,
    items: Array.isArray(body.items) ? body.items.flatMap(readItem) : [],
    note: textOrNull(body.note),
  };
}

function instantOrNull(value: unknown): string | null {
  const text = textOrNull(value);
  return text !== null && !Number.isNaN(Date.parse(text)) ? text : null;
}

/** A việc that can be read, else nothing. */
export function readItem(item: unknown): Item[] {
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
