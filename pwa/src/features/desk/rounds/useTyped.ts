import { useRef, useState } from "preact/hooks";
import type { HttpProblem } from "../../../data";
import { textOrNull } from "../../../lib/shape";
import { useKept } from "../base/useKept";
import { type Draft, differing, draftOf, type Field, merge } from "./draft";
import { keptKey, type Theirs, type Typed } from "./typed";
import type { Report } from "./types";

/** What is typed of a report: kept on this device until it is stored, laid beside what others stored meanwhile. */
export function useTyped(report: Report) {
  const [typed, show] = useState<Typed>(() => typedOn(report));
  // A save may end after more was typed: what counts is the newest, not what is drawn.
  const newest = useRef(typed);
  const [theirs, setTheirs] = useState<Theirs | null>(null);
  const [restored, setRestored] = useState<string | null>(null);
  const { state, unlock, keep, kept } = useKept<Typed>(keptKey(report.round_id, report.unit_id), (found) => {
    if (differing(found.draft, draftOf(report)).length === 0) return keep(null);
    setRestored(found.at);
    if (found.version === report.version) return put(found);
    meet(found, report, {});
  });
  const put = (next: Typed) => {
    newest.current = next;
    show(next);
  };
  const type = (next: Typed) => {
    put(next);
    keep(differing(next.draft, next.base).length > 0 ? next : null);
  };
  const change = (draft: Draft, on: Partial<Typed> = {}) =>
    type({ ...newest.current, ...on, draft, at: new Date().toISOString() });
  /** Theirs lies beside mine; its version is taken on once every field is settled. */
  const meet = (mine: Typed, newer: Report, { by, at }: HttpProblem["params"]) => {
    const stored = draftOf(newer);
    const { draft, clashes } = merge(mine.base, mine.draft, stored);
    setTheirs({ version: newer.version, draft: stored, open: clashes, by: textOrNull(by), at: textOrNull(at) });
    type(clashes.length > 0 ? { ...mine, draft } : { ...mine, draft, version: newer.version, base: stored });
  };
  const forget = () => {
    setTheirs(null);
    setRestored(null);
  };
  return {
    state,
    kept,
    typed,
    newest,
    /** When what was found on this device had been typed. */
    restored,
    theirs,
    unlock,
    meet,
    set: (field: Field, value: string) => change({ ...newest.current.draft, [field]: value }),
    settle: (field: Field, value: string) => {
      if (!theirs) return;
      const open = theirs.open.filter((one) => one !== field);
      setTheirs({ ...theirs, open });
      const settled = open.length === 0 ? { version: theirs.version, base: theirs.draft } : {};
      change({ ...newest.current.draft, [field]: value }, settled);
    },
    /** `sent` is in the report; what was typed while it was on its way stays. */
    stored: (sent: Draft, saved: Report) => {
      forget();
      const more = differing(newest.current.draft, sent).length > 0;
      const base = draftOf(saved);
      type({ ...newest.current, version: saved.version, base, ...(more ? {} : { draft: base }) });
    },
    /** Back to the report as it is stored. */
    drop: () => {
      keep(null);
      put(typedOn(report));
      forget();
    },
  };
}

function typedOn(report: Report): Typed {
  return { version: report.version, base: draftOf(report), draft: draftOf(report), at: new Date().toISOString() };
}
