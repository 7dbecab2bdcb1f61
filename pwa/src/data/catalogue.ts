/** Topics, places, reasons and the like: kept in memory from one read, so that a label never waits. */
import { computed, effect, signal, untracked } from "@preact/signals";
import { liveQuery } from "dexie";
import { businessDay } from "../lib/time";
import { CATALOGUE_KEY } from "./db/store";
import type { Live } from "./live";
import { opened } from "./opened";
import type { CatalogueEntry, CatalogueKind } from "./types";

const entries = signal<readonly CatalogueEntry[]>([]);
const byCode = computed(() => new Map(entries.value.map((entry) => [`${entry.kind}/${entry.code}`, entry])));

/** Follow the catalogue of whoever is logged in; returns the function that stops it. */
export function followCatalogue(): () => void {
  return effect(() => {
    const dbs = opened.value;
    if (!dbs) return;
    const subscription = liveQuery(() => dbs.store.kv.get(CATALOGUE_KEY)).subscribe({
      next: (row) => {
        entries.value = (row?.value as CatalogueEntry[] | undefined) ?? [];
      },
    });
    return () => subscription.unsubscribe();
  });
}

export const catalogue = {
  /** Entries in use today, in their order. */
  live(kind: CatalogueKind): Live<CatalogueEntry[]> {
    return {
      subscribe(next) {
        const stop = effect(() => {
          const found = inUse(entries.value, kind, businessDay(Date.now()));
          untracked(() => next(found));
        });
        return { unsubscribe: stop };
      },
    };
  },

  /** The label of any code, retired ones too; the code itself when it is unknown. Read in a component it follows changes. */
  label(kind: CatalogueKind, code: string, lang: "vi" | "en", form: "name" | "short" = "name"): string {
    const entry = byCode.value.get(`${kind}/${code}`);
    if (!entry) return code;
    const [full, short] = lang === "vi" ? [entry.name, entry.short_vi] : [entry.name_en, entry.short_en];
    return (form === "short" ? short : full) || full || entry.name;
  },
};

/** All that a code is called, for the search. */
export function labelsOf(kind: CatalogueKind, code: string): string[] {
  const entry = byCode.peek().get(`${kind}/${code}`);
  return entry ? [code, entry.name, entry.name_en, entry.short_vi, entry.short_en] : [code];
}

function inUse(all: readonly CatalogueEntry[], kind: CatalogueKind, day: string): CatalogueEntry[] {
  return all
    .filter((entry) => entry.kind === kind)
    .filter((entry) => (entry.valid_from ?? "") <= day && (entry.valid_to === null || entry.valid_to >= day))
    .sort((a, b) => a.order - b.order || (a.code < b.code ? -1 : 1));
}
