import { effect, type Signal, signal } from "@preact/signals";
import { readLocal, writeLocal } from "./local";

/** A signal of one of `values` that is remembered on this phone under `key`; an unknown stored word gives `initial`. */
export function remembered<T extends string>(key: string, values: readonly T[], initial: T): Signal<T> {
  const stored = readLocal(key);
  const kept = signal<T>(values.find((value) => value === stored) ?? initial);
  let first = true;
  effect(() => {
    const value = kept.value;
    if (!first) writeLocal(key, value);
    first = false;
  });
  return kept;
}
