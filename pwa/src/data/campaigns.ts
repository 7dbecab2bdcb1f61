/** Campaigns on the phone: which topics to pin, and how far the own team is. All from the rows that are here. */
import { businessDay } from "../lib/time";
import { byStart, isShown, pinnedOn, viewOf } from "./campaignStrip";
import type { Live } from "./live";
import { live } from "./liveQuery";
import type { Opened } from "./opened";
import { current } from "./session/state";
import type { CampaignTarget, CampaignView, PhoneCampaign, Pinned } from "./types";
import { visitsBetween } from "./visits/find";
import { me } from "./visits/queries";

export const campaigns = {
  /** What is pinned today. */
  pinned(): Live<Pinned> {
    const query = async (dbs: Opened) => pinnedOn((await rowsOf(dbs)).campaigns, businessDay(Date.now()));
    return live(query, { topics: [], lead: null });
  },

  /** What runs today or begins within a week, with the own team's days. */
  live(): Live<CampaignView[]> {
    return live(
      async (dbs) => {
        const today = businessDay(Date.now());
        const { campaigns, targets } = await rowsOf(dbs);
        const team = current.peek()?.grants.find(({ team_id }) => team_id !== null)?.team_id ?? null;
        const shown = campaigns.filter((one) => isShown(one, today)).sort(byStart);
        return Promise.all(shown.map((one) => view(dbs, one, targets, team, today)));
      },
      [],
      [current],
    );
  },
};

async function view(
  dbs: Opened,
  campaign: PhoneCampaign,
  targets: readonly CampaignTarget[],
  team: string | null,
  today: string,
): Promise<CampaignView> {
  const visits = await visitsBetween(dbs, { from: campaign.start, to: campaign.end }, me());
  const own = visits.filter(({ team_id }) => team_id === team);
  const target = targets.find((one) => one.campaign_id === campaign.campaign_id && one.team_id === team) ?? null;
  return viewOf(campaign, target, own, today);
}

async function rowsOf(dbs: Opened): Promise<{ campaigns: PhoneCampaign[]; targets: CampaignTarget[] }> {
  const rows = await dbs.store.campaigns.toArray();
  return {
    campaigns: rows.flatMap(({ campaign }) => campaign ?? []),
    targets: rows.flatMap(({ target }) => target ?? []),
  };
}
