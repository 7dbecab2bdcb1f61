import { useEffect, useState } from "preact/hooks";
import type { Live } from "./live";

/**
 * The latest value of a live query, undefined until the first one arrives. The query is asked anew when `deps` change;
 * a failing query keeps the last value, so a screen never goes blank because a database hiccuped.
 */
export function useLive<T>(make: () => Live<T>, deps: readonly unknown[]): T | undefined {
  const [value, setValue] = useState<T | undefined>(undefined);
  useEffect(() => {
    const subscription = make().subscribe((next) => setValue(() => next));
    return () => subscription.unsubscribe();
  }, deps);
  return value;
}
