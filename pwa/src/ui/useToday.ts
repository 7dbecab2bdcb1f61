import { useEffect, useState } from "preact/hooks";
import { businessDay } from "../lib/time";

/** The business day; looked at anew when the page comes back into sight after midnight. */
export function useToday(): string {
  const [today, setToday] = useState(() => businessDay(Date.now()));
  useEffect(() => {
    const look = () => setToday(businessDay(Date.now()));
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return today;
}
