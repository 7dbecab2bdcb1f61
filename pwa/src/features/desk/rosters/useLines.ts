import { useEffect, useRef, useState } from "preact/hooks";
import { drafts } from "../../../data";
import { emptyLine, type TypedLine, typedOf } from "./editing";
import type { RosterFull } from "./types";

interface Kept {
  edits: number;
  lines: TypedLine[];
}

/** A draft's list while it is typed; what is not saved yet is kept on this device. */
export function useLines(roster: RosterFull) {
  const key = `ban:ban-danh-sach:${roster.id}`;
  const [lines, setLines] = useState<TypedLine[]>(() => typedOf(roster.lines));
  const [dirty, setDirty] = useState(false);
  const edits = useRef(roster.edits);
  useEffect(() => {
    const open = (kept: Kept | null) => {
      if (!kept || edits.current !== kept.edits) return;
      setLines(kept.lines);
      setDirty(true);
    };
    drafts.get<Kept>(key).then(open, () => undefined);
  }, [key]);

  const change = (next: TypedLine[]) => {
    setLines(next);
    setDirty(true);
    // A full disk does not stop the typing: it is still on the screen.
    drafts.put(key, { edits: edits.current, lines: next } satisfies Kept).catch(() => undefined);
  };
  const take = (newer: RosterFull) => {
    edits.current = newer.edits;
    setLines(typedOf(newer.lines));
    setDirty(false);
    drafts.delete(key).catch(() => undefined);
  };
  // Somebody settled a pair or another act brought a newer list: it takes the place of an untouched one.
  useEffect(() => {
    if (!dirty && roster.edits !== edits.current) take(roster);
  }, [roster]);
  return {
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
