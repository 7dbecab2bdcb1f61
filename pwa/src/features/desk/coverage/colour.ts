import { addDays, mondayOf, monthOf, monthRange } from "../../../lib/time";

export const COLOURS = ["to", "tuan", "viec", "chien-dich"] as const;
export type Colour = (typeof COLOURS)[number];

/** What the grid needs to know of a campaign. */
export interface Campaign {
  id: string;
  name: string;
  status: string;
  /** Those that count; none: every visit does. */
  topics: string[];
  start: string;
  end: string;
}

/** The colouring a query asks for. */
export function colourOf(query: Readonly<Record<string, string>>): Colour {
  return COLOURS.find((one) => one === query.mau) ?? "to";
}

interface Asked {
  from: string | null;
  to: string | null;
  /** Codes with commas between them. */
  topics: string | null;
}

const TEAMS: Asked = { from: null, to: null, topics: null };

/** Days and topics to ask the grid for: the week of a day, the reporting month of `on`, a campaign's days so far. */
export function askedDays(
  query: Readonly<Record<string, string>>,
  on: string,
  cutoff: number,
  campaigns: readonly Campaign[],
): Asked {
  const colour = colourOf(query);
  if (colour === "tuan") {
    const monday = mondayOf(query.tuan ?? on);
    return { from: monday, to: addDays(monday, 6), topics: null };
  }
  if (colour === "viec" && query.viec) {
    return { ...monthRange(monthOf(on, cutoff), cutoff), topics: query.viec };
  }
  if (colour === "chien-dich") {
    const campaign = campaigns.find((one) => one.id === query.cd) ?? campaigns[0];
    if (campaign) return { from: campaign.start, to: campaign.end, topics: campaign.topics.join(",") || null };
  }
  return TEAMS;
}
