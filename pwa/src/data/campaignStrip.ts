/** A campaign's countdown and day strip, counted from the visits on the phone. Pure. */
import { addDays } from "../lib/time";
import type { CampaignTarget, CampaignView, PhoneCampaign, Pinned, StripDay, Visit } from "./types";

const MS_OF_DAY = 86_400_000;

/** What a visit adds to the campaign: itself, its people, or its items of the campaign's topics. */
export function amountOf(visit: Visit, { measure, topics }: PhoneCampaign): number {
  if (visit.state === "voided" || visit.state === "rejected") return 0;
  if (measure === "visits") return 1;
  if (measure === "people") return visit.people.total;
  return visit.items
    .filter(({ topic }) => topics.length === 0 || topics.includes(topic))
    .reduce((sum, { count }) => sum + count, 0);
}

/**
 * The campaign on `today`. Days that lie before the phone's own visits are unknown, not 0; what the team did on them
 * comes with the target, as one number.
 */
export function viewOf(
  campaign: PhoneCampaign,
  target: CampaignTarget | null,
  visits: readonly Visit[],
  today: string,
): CampaignView {
  const unknownUntil = target?.before?.until ?? "";
  const amounts = amountsByDay(campaign, visits);
  const days = daysOf(campaign).map((day): StripDay => {
    const when = whenIs(day, today);
    const silence = day > unknownUntil && when !== "ahead" ? 0 : null;
    return { day, done: amounts.get(day) ?? silence, when };
  });
  const counted = days.filter(({ day }) => day > unknownUntil).reduce((sum, { done }) => sum + (done ?? 0), 0);
  const from = today > campaign.start ? today : campaign.start;
  return {
    campaign,
    team: null,
    goal: target?.goal || null,
    done: counted + (target?.before?.done ?? 0),
    daysLeft: Math.max(0, daysBetween(from, campaign.end) + 1),
    begun: campaign.start <= today,
    days,
  };
}

function amountsByDay(campaign: PhoneCampaign, visits: readonly Visit[]): Map<string, number> {
  const amounts = new Map<string, number>();
  for (const visit of visits) {
    const amount = amountOf(visit, campaign);
    if (amount > 0) amounts.set(visit.business_day, (amounts.get(visit.business_day) ?? 0) + amount);
  }
  return amounts;
}

function daysOf({ start, end }: PhoneCampaign): string[] {
  return Array.from({ length: daysBetween(start, end) + 1 }, (_, at) => addDays(start, at));
}

function whenIs(day: string, today: string): StripDay["when"] {
  if (day === today) return "today";
  return day < today ? "past" : "ahead";
}

/** Whether phones show it on the day: while it runs, from first to last day, and a week before. */
export function isShown(campaign: PhoneCampaign, today: string): boolean {
  return campaign.status === "running" && campaign.end >= today && addDays(campaign.start, -7) <= today;
}

/** Topics of the campaigns that run on the day, the one that began first before the others; each once. */
export function pinnedOn(campaigns: readonly PhoneCampaign[], today: string): Pinned {
  const running = campaigns.filter((one) => isShown(one, today) && one.start <= today).sort(byStart);
  const first = running[0];
  return {
    topics: [...new Set(running.flatMap((one) => one.topics))],
    lead: first ? { name: first.name, daysLeft: daysBetween(today, first.end) + 1 } : null,
  };
}

/** Earlier ones first. */
export function byStart(a: PhoneCampaign, b: PhoneCampaign): number {
  return a.start < b.start || (a.start === b.start && a.campaign_id < b.campaign_id) ? -1 : 1;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MS_OF_DAY);
}
