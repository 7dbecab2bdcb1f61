import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { type Catalogue, CatalogueContext, type Entry, type Kind } from "../../../ui/visit/catalogue";
import { type TeamChoice, TeamContext } from "../../../ui/visit/team";
import { useDesk } from "../base/desk";
import { useLabels } from "../base/labels";
import { useCatalogue } from "../base/lists";
import { useLoad } from "../base/load";
import type { TeamFull, Unit } from "../base/types";

interface Props {
  team: string;
  children: (commune: string | null) => ComponentChildren;
}

/** Gives the parts of the visit's form what they show of catalogue and team, from the server instead of the phone. */
export function VisitContexts({ team, children }: Props): JSX.Element {
  const known = useLoad(team || null, () => api.get<TeamFull>(`/teams/${team}`)).data;
  return (
    <CatalogueContext.Provider value={useRows()}>
      <TeamContext.Provider value={useTeamChoice(known)}>{children(known?.commune_id ?? null)}</TeamContext.Provider>
    </CatalogueContext.Provider>
  );
}

const inForce = (today: string) => (entry: { valid_from: string | null; valid_to: string | null }) =>
  (entry.valid_from === null || entry.valid_from <= today) && (entry.valid_to === null || today < entry.valid_to);

function useRows(): Catalogue {
  const label = useLabels();
  const { meta } = useDesk();
  const all = useCatalogue().data?.entries ?? [];
  const inUse = all.filter(inForce(meta.today)).sort((one, two) => one.order - two.order);
  const rows = (kind: Kind): Entry[] => inUse.filter((entry) => entry.kind === kind);
  return {
    ready: inUse.length > 0,
    entries: {
      topic: rows("topic"),
      place: rows("place"),
      reason: rows("reason"),
      age_band: rows("age_band"),
      sex: rows("sex"),
      outcome: rows("outcome"),
    },
    label,
  };
}

function useTeamChoice(team: TeamFull | undefined): TeamChoice {
  const [wanted, setWanted] = useState(false);
  const commune = team?.commune_id ?? null;
  const hamlets = useLoad(wanted ? commune : null, () =>
    api.get<{ items: Unit[] }>("/units", { level: "hamlet", parent: commune }),
  ).data?.items;
  return {
    members: team?.roster?.entries.map(({ person_id, name }) => ({ person_id, name, account_id: null })) ?? null,
    hamlets:
      hamlets?.filter((unit) => unit.id !== team?.hamlet_id).map((unit) => ({ value: unit.id, label: unit.label })) ??
      null,
    wantHamlets: () => setWanted(true),
    leads: true,
    me: "",
    onUnlock: () => Promise.resolve(true),
  };
}
