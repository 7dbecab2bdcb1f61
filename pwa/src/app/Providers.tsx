import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { api, catalogue, session, team, useLive } from "../data";
import { language } from "../lib/i18n";
import type { SelectOption } from "../ui/Select";
import { type Catalogue, CatalogueContext } from "../ui/visit/catalogue";
import { type TeamChoice, TeamContext } from "../ui/visit/team";

interface Props {
  children: ComponentChildren;
}

/** Gives the shared pieces of the screens what they show of catalogue and team. */
export function Providers({ children }: Props): JSX.Element {
  return (
    <CatalogueContext.Provider value={useCatalogueRows()}>
      <TeamContext.Provider value={useTeamChoice()}>{children}</TeamContext.Provider>
    </CatalogueContext.Provider>
  );
}

function useCatalogueRows(): Catalogue {
  const topic = useLive(() => catalogue.live("topic"), []);
  const place = useLive(() => catalogue.live("place"), []);
  const reason = useLive(() => catalogue.live("reason"), []);
  const ageBand = useLive(() => catalogue.live("age_band"), []);
  const sex = useLive(() => catalogue.live("sex"), []);
  const outcome = useLive(() => catalogue.live("outcome"), []);
  const lang = language.value;
  return {
    ready: topic !== undefined && topic.length > 0,
    entries: {
      topic: topic ?? [],
      place: place ?? [],
      reason: reason ?? [],
      age_band: ageBand ?? [],
      sex: sex ?? [],
      outcome: outcome ?? [],
    },
    label: (kind, code, form = "name") => catalogue.label(kind, code, lang, form),
  };
}

function useTeamChoice(): TeamChoice {
  const roster = useLive(() => team.live(), []);
  const [hamlets, setHamlets] = useState<SelectOption[] | null>(null);
  const account = session.current.value;
  const known = roster && roster !== "locked" ? roster : null;
  const commune = known?.team.commune_id;
  const wantHamlets = () => {
    if (hamlets === null && commune) {
      // Without network the field says so; nothing else depends on it.
      fetchHamlets(commune, known.team.hamlet_id).then(setHamlets, () => {});
    }
  };
  return {
    members: roster === "locked" ? "locked" : (known?.members ?? null),
    hamlets,
    wantHamlets,
    leads: account?.grants.some((grant) => grant.role === "leader") ?? false,
    me: account?.id ?? "",
    onUnlock: (pin) => session.unlock(pin),
  };
}

async function fetchHamlets(commune: string, own: string | null): Promise<SelectOption[]> {
  const { items } = await api.get<{ items: { id: string; label: string }[] }>("/units", {
    level: "hamlet",
    parent: commune,
  });
  return items.filter((unit) => unit.id !== own).map((unit) => ({ value: unit.id, label: unit.label }));
}
