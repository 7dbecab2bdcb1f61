/** Campaigns as features see them. */

/** A campaign as its feed tells it; shown from `start` to `end`. */
export interface PhoneCampaign {
  campaign_id: string;
  name: string;
  status: string;
  start: string;
  end: string;
  measure: "visits" | "people" | "items";
  topics: string[];
}

/** What a team is to reach. `before`: what it had done by a day that the phone's 90 days do not reach back to. */
export interface CampaignTarget {
  campaign_id: string;
  team_id: string;
  goal: number;
  before: { until: string; done: number } | null;
}

/** A day of a campaign: null where the phone does not know, and on days to come. */
export interface StripDay {
  day: string;
  done: number | null;
  when: "past" | "today" | "ahead";
}

/** What campaigns ask of the first screen: topics in front, and the one that began first. */
export interface Pinned {
  topics: string[];
  lead: { name: string; daysLeft: number } | null;
}

/** A campaign as the phone shows it, counted from the rows it has. `goal` is null where the team has none. */
export interface CampaignView {
  campaign: PhoneCampaign;
  /** The team's name where the person is in several: each has a view of its own. */
  team: string | null;
  goal: number | null;
  done: number;
  /** Today among them; before it begins, all of them. */
  daysLeft: number;
  begun: boolean;
  days: StripDay[];
}
