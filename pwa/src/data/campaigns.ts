/** Campaigns on the phone: which topics to pin, and how far the own team is. All from the rows that are here. */
import { businessDay } from "../lib/time";
import { byStart, isShown, pinnedOn, viewOf } from "./campaignStrip";
import type { Live } from "./live";
import { live } from "./liveQuery";
import type { Opened } from "./opened";
import { current } from "./session/state";
import type { Account, CampaignTarget, CampaignView, PhoneCampaign, Pinned } from "./types";
import { visitsBetween } from "./visits/find";
import { me } from "./visits/queries";

export const campaigns = {
  /** What is pinned today. */
  pinned(): Live<Pinned> {
    const query = async (dbs: Opened) => pinnedOn((await rowsOf(dbs)).campaigns, businessDay(Date.now()));
    return live(query, { topics: [], lead: null });
  },

  /** What runs today or begins within a week, with the own team's days; of several teams, each with its own. */
  live(): Live<CampaignView[]> {
    return live(
      async (dbs) => {
        const today = businessDay(Date.now());
        const { campaigns, targets } = await rowsOf(dbs);
        const teams = teamsOf(current.peek(), Date.now());
        const shown = campaigns.filter((one) => isShown(one, today)).sort(byStart);
        return (await Promise.all(shown.map((one) => views(dbs, one, targets, teams, today)))).flat();
      },
      [],
      [current],
    );
  },
};

interface OwnTeam {
  id: string | null;
  /** Null where there is no other to tell it from. */
  title: string | null;
}

/** The teams whose work the person does now, each once. */
export function teamsOf(account: Account | null, now: number): OwnTeam[] {
  const found = new Map<string, string | null>();
  for (const { team_id, team_title, from, to } of account?.grants ?? []) {
    const holds = Date.parse(from) <= now && (to === null || now < Date.parse(to));
    if (team_id !== null && holds) found.set(team_id, team_title);
  }
  if (found.size === 0) return [{ id: null, title: null }];
  return [...found].map(([id, title]) => ({ id, title: found.size > 1 ? title : null }));
}

async function views(
  dbs: Opened,
  campaign: PhoneCampaign,
  targets: readonly CampaignTarget[],
  teams: readonly OwnTeam[],
  today: string,
): Promise<CampaignView[]> {
  const visits = await visitsBetween(dbs, { from: campaign.start, to: campaign.end }, me());
  return teams.map(({ id, title }) => {
    const own = visits.filter(({ team_id }) => team_id === id);
    const target = targets.find((one) => one.campaign_id === campaign.campaign_id && one.team_id === id) ?? null;
    return { ...viewOf(campaign, target, own, today), team: title };
  });
}

async function rowsOf(dbs: Opened): Promise<{ campaigns: PhoneCampaign[]; targets: CampaignTarget[] }> {
  const rows = await dbs.store.campaigns.toArray();
  return {
    campaigns: rows.flatMap(({ campaign }) => campaign ?? []),
    targets: rows.flatMap(({ target }) => target ?? []),
  };
}
