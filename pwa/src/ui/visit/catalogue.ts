import { createContext } from "preact";
import { useContext } from "preact/hooks";

export type Kind = "topic" | "place" | "reason" | "age_band" | "sex" | "outcome";

/** What a screen needs to know of a catalogue row (a part of the data layer's CatalogueEntry). */
export interface Entry {
  code: string;
  group: string | null;
  icon: string | null;
  details: { code: string; name: string; name_en: string }[];
}

/** The catalogue as screens see it: rows in use today, and a label for any code, retired ones too. */
export interface Catalogue {
  ready: boolean;
  entries: Record<Kind, readonly Entry[]>;
  label: (kind: Kind | "skill" | "organization", code: string, form?: "name" | "short") => string;
}

const nothing: Catalogue = {
  ready: false,
  entries: { topic: [], place: [], reason: [], age_band: [], sex: [], outcome: [] },
  label: (_kind, code) => code,
};

/** Given by the app, so that shared pieces of the screen need no data layer. */
export const CatalogueContext = createContext<Catalogue>(nothing);

/** The catalogue of the phone. */
export function useCatalogue(): Catalogue {
  return useContext(CatalogueContext);
}
