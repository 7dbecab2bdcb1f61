import { useEffect, useRef, useState } from "preact/hooks";
import { api } from "../../../data";
import { useAction } from "../base/load";
import type { ServerMeta } from "../base/types";

const WAIT = 1500;

/**
 * Have the months end on another day, and look until all visits have been counted by it; then `onDone`. Closing the
 * page stops the looking, not the counting.
 */
export function useCutoff(onDone: () => void) {
  const [counting, setCounting] = useState(false);
  const action = useAction();
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);

  const change = async (day: number) => {
    await api.put("/reports/cutoff-day", { cutoff_day: day });
    setCounting(true);
    try {
      while (here.current && (await api.get<ServerMeta>("/meta")).cutoff_day !== day) {
        await new Promise((go) => setTimeout(go, WAIT));
      }
    } finally {
      setCounting(false);
    }
    if (here.current) onDone();
  };
  return {
    counting,
    busy: action.busy,
    problem: action.problem,
    change: (day: number) => action.run(() => change(day)),
  };
}
