import { clockTime, formatDay } from "../../lib/time";
import type { Fact } from "../../ui/Facts";
import type { Catalogue } from "../../ui/visit/catalogue";
import type { Body } from "../../ui/visit/model";
import type { visitStrings } from "../../ui/visit/strings";
import type { strings } from "./strings";

interface Context {
  t: typeof strings.vi;
  words: typeof visitStrings.vi;
  catalogue: Catalogue;
  detail: (topic: string, code: string) => string;
}

type Key = keyof typeof strings.vi.facts;

/** Every filled-in part of a visit as name and words, in the order of the page. */
export function factsOf(body: Body, day: string, context: Context): (Fact & { key: Key; value: string })[] {
  const { t, words, catalogue } = context;
  const label = catalogue.label;
  const items = body.items;
  const many = items.length > 1;
  const each = (pick: (item: Body["items"][number]) => string | null) =>
    items.flatMap((item) => {
      const text = pick(item);
      return text === null ? [] : [many ? `${label("topic", item.topic, "short")}: ${text}` : text];
    });
  const parts: [Key, string][] = [
    ["topic", items.map((item) => label("topic", item.topic)).join("; ")],
    ["outcome", each((item) => label("outcome", item.outcome)).join("; ")],
    ["detail", each((item) => item.detail && context.detail(item.topic, item.detail)).join("; ")],
    ["reason", each((item) => item.reason && label("reason", item.reason)).join("; ")],
    ["people", words.people(body.people.total)],
    ["groups", groupText(body, catalogue)],
    ["place", label("place", body.place)],
    ["when", `${clockTime(body.started_at)}, ${formatDay(day)}`],
    ["duration", body.duration_minutes === null ? "" : words.minutes(body.duration_minutes)],
    ["hamlet", body.hamlet_id ? t.otherHamlet : ""],
    ["company", body.with_members?.length ? t.teamMembers(body.with_members.length) : ""],
    ["behalf", body.on_behalf_of ? t.somebody : ""],
    ["note", body.note],
  ];
  return parts.filter(([, value]) => value !== "").map(([key, value]) => ({ key, name: t.facts[key], value }));
}

function groupText(body: Body, { label }: Catalogue): string {
  return body.people.groups
    .map((group) => `${group.count} ${label("sex", group.sex)} ${label("age_band", group.age_band)}`)
    .join("; ");
}
