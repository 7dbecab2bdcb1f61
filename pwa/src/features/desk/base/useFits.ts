import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

/** Whether the table inside the element is no wider than it; measured anew whenever either changes. */
export function useFits<T extends Element>(): [RefObject<T | null>, boolean] {
  const ref = useRef<T>(null);
  const [fits, setFits] = useState(true);
  useEffect(() => {
    const holder = ref.current;
    const table = holder?.querySelector("table");
    if (!holder || !table || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(() => setFits(table.offsetWidth <= holder.clientWidth));
    observer.observe(holder);
    observer.observe(table);
    return () => observer.disconnect();
  }, []);
  return [ref, fits];
}
