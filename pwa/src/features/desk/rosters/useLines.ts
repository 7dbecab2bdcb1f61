import { useEffect, useRef, useState } from "preact/hooks";
import { useKept } from "../base/useKept";
import { emptyLine, type TypedLine, typedOf } from "./editing";
import type { RosterFull } from "./types";

interface Kept {
  edits: number;
  lines: TypedLine[];
}

/** A draft's list while it is typed; what is not saved yet is kept on this device. */
export function useLines(roster: RosterFull) {
  const [lines, setLines] = useState<TypedLine[]>(() => typedOf(roster.lines));
  const [dirty, setDirty] = useState(false);
  const edits = useRef(roster.edits);
  const { state, unlock, keep } = useKept<Kept>(`ban-danh-sach:${roster.id}`, (kept) => {
    // What was typed over an older list is still shown: saving it then asks which one is to stay.
    edits.current = kept.edits;
    setLines(kept.lines);
    setDirty(true);
  });

  const change = (next: TypedLine[]) => {
    setLines(next);
    setDirty(true);
    keep({ edits: edits.current, lines: next });
  };
  const take = (newer: RosterFull) => {
    edits.current = newer.edits;
    setLines(typedOf(newer.lines));
    setDirty(false);
    keep(null);
  };
  // Somebody settled a pair or another act brought a newer list: it takes the place of an untouched one.
  useEffect(() => {
    if (state === "open" && !dirty && roster.edits !== edits.current) take(roster);
  }, [roster, state]);
  return {
    state,
    unlock,
    lines,
    dirty,
    /** The number of edits that the typing began from. */
    edits: edits.current,
    set: (at: TypedLine, patch: Partial<TypedLine>) =>
      change(lines.map((line) => (line.key === at.key ? { ...line, ...patch } : line))),
    remove: (at: TypedLine) => change(lines.filter((line) => line.key !== at.key)),
    restore: change,
    add: () => change([...lines, emptyLine(lines)]),
    take,
  };
}
