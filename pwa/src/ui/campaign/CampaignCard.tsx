import type { JSX } from "preact";
import type { CampaignView } from "../../lib/campaignTypes";
import { formatNumber, useStrings } from "../../lib/i18n";
import { shortTeam } from "../../lib/teamName";
import { formatDay } from "../../lib/time";
import { DataTable } from "../DataTable";
import { Icon } from "../icons/Icon";
import { DayStrip } from "./DayStrip";
import { campaignStrings } from "./strings";

/** A campaign on M3: days to go, what the own team has done of its target, a cell for each day. No percentages. */
export function CampaignCard({ view }: { view: CampaignView }): JSX.Element {
  const t = useStrings(campaignStrings);
  const { campaign, goal, done, daysLeft, begun } = view;
  const left = formatNumber(daysLeft);
  const running = goal === null ? t.daysLeft(left) : t.ofGoal(left, formatNumber(done), formatNumber(goal));
  return (
    <section class="card campaign">
      <h2 class="campaign-name">
        <Icon name="calendar" size={20} />
        {nameOf(view)}
      </h2>
      <p class="campaign-line">{begun ? running : t.begins(formatDay(campaign.start))}</p>
      {begun && <Days view={view} />}
    </section>
  );
}

/** With the team where there are several; in short, as the head of the phone calls it. */
function nameOf({ campaign, team }: CampaignView): string {
  return team ? `${campaign.name} · ${shortTeam(team)}` : campaign.name;
}

function Days({ view }: { view: CampaignView }): JSX.Element {
  const t = useStrings(campaignStrings);
  const { campaign, goal, done, days, daysLeft } = view;
  const unit = t.units[campaign.measure];
  const counted = days.filter((day) => day.done !== null);
  const busy = counted.filter((day) => day.done).length;
  const all = `${formatNumber(done)} ${unit}`;
  return (
    <>
      {goal === null ? <p class="muted">{t.noGoal(all)}</p> : <GoalBar done={done} goal={goal} unit={unit} />}
      <DayStrip days={days} summary={t.stripSummary(days.length, daysLeft, busy, all)} />
      <p class="hint">{t.stripHint(formatDay(campaign.start), formatDay(campaign.end))}</p>
      <details class="more">
        <summary>
          {t.table}
          <Icon name="down" size={20} />
        </summary>
        <DataTable
          caption={t.caption(nameOf(view))}
          hideCaption
          rows={[...counted].reverse()}
          rowKey={(day) => day.day}
          columns={[
            { key: "day", label: t.day, cell: (day) => formatDay(day.day), head: true },
            { key: "done", label: unit, cell: (day) => formatNumber(day.done ?? 0), end: true },
          ]}
        />
      </details>
    </>
  );
}

function GoalBar({ done, goal, unit }: { done: number; goal: number; unit: string }): JSX.Element {
  const t = useStrings(campaignStrings);
  // Beyond the goal the bar is longer than its tick, not full at it.
  const scale = Math.max(goal * 1.05, done);
  return (
    <div class="stack stack-1">
      <div class="goal-track" aria-hidden="true">
        <span class="goal-fill" style={{ width: `${(done / scale) * 100}%` }} />
        <span class="goal-tick" style={{ insetInlineStart: `${(goal / scale) * 100}%` }} />
      </div>
      <p class="muted">{done >= goal ? t.reached : t.toGo(`${formatNumber(goal - done)} ${unit}`)}</p>
    </div>
  );
}
