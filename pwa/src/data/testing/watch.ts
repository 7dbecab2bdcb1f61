import { vi } from "vitest";
import type { Live } from "../live";

/** Wait until a live query says something that `fits`, and return it. */
export async function until<T>(live: Live<T>, fits: (value: T) => boolean): Promise<T> {
  let latest: { value: T } | null = null;
  const subscription = live.subscribe((value) => {
    latest = { value };
  });
  try {
    return await vi.waitFor(() => {
      if (latest === null || !fits((latest as { value: T }).value)) throw new Error(`still ${JSON.stringify(latest)}`);
      return (latest as { value: T }).value;
    });
  } finally {
    subscription.unsubscribe();
  }
}

/** What a live query says first. */
export function first<T>(live: Live<T>): Promise<T> {
  return until(live, () => true);
}
