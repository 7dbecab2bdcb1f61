import { language } from "../../../lib/prefs";
import type { Fault } from "./check";
import type { Proposal } from "./lines";
import type { strings } from "./strings";

/** A fault in words: the server's own where it gave some. */
export function faultText(fault: Fault, { lines, rules }: Proposal, t: typeof strings.vi): string {
  if (fault.said) return fault.said[language.value];
  const name = lines.find((line) => line.key === fault.key)?.full_name ?? "";
  if (fault.code === "too_few") return t.faults.too_few(rules.min_members);
  if (fault.code === "second_leader") return t.faults.second_leader(name);
  return fault.code === "no_leader" ? t.faults.no_leader : t.faults.other;
}
