import { api } from "../../../data";
import { useDesk } from "./desk";
import { type Load, useLoad } from "./load";
import type { Catalogue, Page, TeamRow, Unit } from "./types";

const kept = new Map<string, Promise<unknown>>();

/** Ask once per page load for what hardly changes; a failure is asked again. */
function once<T>(key: string, ask: () => Promise<T>): Promise<T> {
  const known = kept.get(key) as Promise<T> | undefined;
  if (known !== undefined) return known;
  const asked = ask();
  kept.set(key, asked);
  asked.catch(() => kept.delete(key));
  return asked;
}

/** Forget what was kept, after a change or between tests. */
export function forgetLists(): void {
  kept.clear();
}

/** The communes that the province has today, in Vietnamese order. */
export function useCommunes(): Load<Unit[]> {
  const { meta } = useDesk();
  const query = { level: "commune", parent: meta.province?.id ?? null };
  return useLoad("communes", () =>
    once("communes", async () => (await api.get<{ items: Unit[] }>("/units", query)).items),
  );
}

const PAGES = 5;

/** All teams of a commune (null: none is asked for), for a list to choose from. */
export function useTeamsOf(unit: string | null): Load<TeamRow[]> {
  return useLoad(unit && `teams ${unit}`, () => once(`teams ${unit}`, () => allTeams(unit)));
}

async function allTeams(unit: string | null): Promise<TeamRow[]> {
  const teams: TeamRow[] = [];
  let after: string | null = null;
  for (let turn = 0; turn < PAGES; turn += 1) {
    const page: Page<TeamRow> = await api.get<Page<TeamRow>>("/teams", { unit, after, limit: 200 });
    teams.push(...page.items);
    after = page.next;
    if (after === null) break;
  }
  return teams;
}

/** The catalogue with retired rows, for labels and the catalogue pages. */
export function useCatalogue(): Load<Catalogue> {
  return useLoad("topics", () => once("topics", () => api.get<Catalogue>("/topics")));
}
