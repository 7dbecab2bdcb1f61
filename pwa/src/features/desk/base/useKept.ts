import { useEffect, useRef, useState } from "preact/hooks";
import { deskDrafts } from "../../../data/deskDrafts";

export interface Keeping<T> {
  /** Nothing may be typed before `open`: what is still being read would come on top of it, or be lost under it. */
  state: "reading" | "locked" | "open";
  /** Read again, after the PIN. */
  unlock: () => void;
  /** Null: nothing is left to keep. */
  keep: (value: T | null) => void;
  /** Whether the newest lies on the disk: what is still on its way there would not outlive a reload. */
  kept: "yes" | "soon" | "no";
}

/** Half-done work about people, kept sealed on this device; `onFound` gets what was kept when it opens. */
export function useKept<T>(key: string, onFound: (kept: T) => void): Keeping<T> {
  const [state, setState] = useState<Keeping<T>["state"]>("reading");
  const found = useRef(onFound);
  found.current = onFound;
  const read = () => {
    const take = (kept: T | null | "locked") => {
      if (kept === "locked") return setState("locked");
      if (kept !== null) found.current(kept);
      setState("open");
    };
    // A disk that cannot be read does not stop the work.
    deskDrafts.get<T>(key).then(take, () => setState("open"));
  };
  useEffect(() => {
    setState("reading");
    read();
  }, [key]);
  const [kept, setKept] = useState<Keeping<T>["kept"]>("yes");
  const newest = useRef<{ key: string; value: T | null } | null>(null);
  const writing = useRef(false);
  // One write at a time, and of what was typed meanwhile only the last: a write for each key would be late by seconds.
  const write = async () => {
    if (writing.current) return;
    writing.current = true;
    let done = true;
    while (newest.current) {
      const { key: of, value } = newest.current;
      newest.current = null;
      // A full disk does not stop the work either: it is still on the screen.
      done = await (value === null ? deskDrafts.delete(of) : deskDrafts.put(of, value)).then(
        () => true,
        () => false,
      );
    }
    writing.current = false;
    setKept(done ? "yes" : "no");
  };
  const keep = (value: T | null) => {
    newest.current = { key, value };
    setKept("soon");
    void write();
  };
  return { state, unlock: read, keep, kept };
}
