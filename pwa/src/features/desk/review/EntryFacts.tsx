import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { type Fact, Facts } from "../../../ui/Facts";
import { Call } from "../base/Call";
import { moment, NOTHING } from "../base/format";
import type { Quarantined } from "../base/inbox";
import { readSent } from "./sent";
import { strings } from "./strings";

/** Who sent it, when, from which phone, who to call, and what was said about it so far. */
export function EntryFacts({ entry }: { entry: Quarantined }): JSX.Element {
  const t = useStrings(strings);
  const { savedAt } = readSent(entry.raw);
  const facts: Fact[] = [{ name: t.author, value: entry.author_name ?? NOTHING }];
  if (entry.author_phone)
    facts.push({ name: t.phone, value: <Call phone={entry.author_phone} name={entry.author_name} /> });
  if (entry.team_title) facts.push({ name: t.team, value: entry.team_title });
  if (savedAt) facts.push({ name: t.saved, value: moment(savedAt) });
  facts.push({ name: t.received, value: moment(entry.received_at) });
  if (entry.device_name) facts.push({ name: t.device, value: entry.device_name });
  if (entry.handed_in_by_name) facts.push({ name: t.handedIn, value: entry.handed_in_by_name });
  if (entry.asked_at) facts.push({ name: t.askedAt, value: moment(entry.asked_at) });
  if (entry.ask_note) facts.push({ name: t.askNote, value: entry.ask_note });
  if (entry.note) facts.push({ name: t.declined, value: entry.note });
  return <Facts facts={facts} />;
}
