/** Live queries over the databases of whoever is logged in. */
import { effect, type ReadonlySignal, untracked } from "@preact/signals";
import { liveQuery } from "dexie";
import type { Live } from "./live";
import { type Opened, opened, workerWrites } from "./opened";

/**
 * Ask `query` of the open databases, again whenever what it read changes (in any tab or the worker), whenever somebody
 * else logs in, and whenever one of `follow` changes. `none` is given while nobody is logged in.
 */
export function live<T>(
  query: (dbs: Opened) => Promise<T>,
  none: T,
  follow: readonly ReadonlySignal<unknown>[] = [],
): Live<T> {
  return {
    subscribe(next, failed) {
      const stop = effect(() => {
        for (const one of [workerWrites, ...follow]) one.value;
        const dbs = opened.value;
        // What the screen reads while it takes the value is its own affair, not a reason to ask again.
        return untracked(() => {
          if (!dbs) {
            next(none);
            return undefined;
          }
          // A closed database means that the person is leaving: no news for the screen.
          const error = (problem: unknown) => failed?.(problem);
          const subscription = liveQuery(() => query(dbs)).subscribe({ next, error });
          return () => subscription.unsubscribe();
        });
      });
      return { unsubscribe: stop };
    },
  };
}

/** The values of `source` as `change` makes them; a later value overtakes an earlier one still being made. */
export function mapLive<A, B>(source: Live<A>, change: (value: A) => Promise<B> | B): Live<B> {
  return {
    subscribe(next, failed) {
      let turn = 0;
      const subscription = source.subscribe((value) => {
        turn += 1;
        const mine = turn;
        Promise.resolve(change(value)).then((made) => {
          if (mine === turn) next(made);
        }, failed);
      }, failed);
      return {
        unsubscribe: () => {
          turn += 1;
          subscription.unsubscribe();
        },
      };
    },
  };
}
