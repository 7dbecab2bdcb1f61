import { useEffect, useRef, useState } from "preact/hooks";
import { deskDrafts } from "../../../data/deskDrafts";

export interface Keeping<T> {
  /** Nothing may be typed before `open`: what is still being read would come on top of it, or be lost under it. */
  state: "reading" | "locked" | "open";
  /** Read again, after the PIN. */
  unlock: () => void;
  /** Null: nothing is left to keep. */
  keep: (value: T | null) => void;
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
  const keep = (value: T | null) => {
    // A full disk does not stop it either: it is still on the screen.
    const kept = value === null ? deskDrafts.delete(key) : deskDrafts.put(key, value);
    kept.catch(() => undefined);
  };
  return { state, unlock: read, keep };
}
