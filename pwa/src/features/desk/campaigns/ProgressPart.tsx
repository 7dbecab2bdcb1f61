import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { AsOf } from "../../../ui/AsOf";
import { Button } from "../../../ui/Button";
import { Icon } from "../../../ui/icons/Icon";
import { Confirm } from "../base/Confirm";
import { Figures } from "../base/Figures";
import { count, moment } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useAction, useLoad } from "../base/load";
import { ProblemCard } from "../base/Problem";
import { hashOf, place } from "../base/route";
import { ChangeSheet } from "./ChangeSheet";
import { DayPart } from "./DayPart";
import { GoalsPart } from "./GoalsPart";
import { ProgressRows } from "./ProgressRows";
import { strings } from "./strings";
import type { Campaign, Progress } from "./types";
import { useMayRun } from "./useMayRun";

interface Props {
  campaign: Campaign;
  onChange: () => void;
}

/** How far a running or closed campaign is: numbers, days, communes or teams, the report, and its end. */
export function ProgressPart({ campaign, onChange }: Props): JSX.Element {
  const t = useStrings(strings);
  const home = useMayRun();
  const unit = place.value.query.xa ?? null;
  const progress = useLoad(`progress ${campaign.id} ${campaign.version} ${campaign.goal} ${unit}`, () =>
    api.get<Progress>(`/campaigns/${campaign.id}/progress`, { unit }),
  );
  return (
    <Loaded load={progress} rows={8}>
      {(shown) => (
        <>
          {unit && (
            <div>
              <a class="dk-up" href={hashOf("chien-dich", campaign.id)}>
                <Icon name="back" size={16} />
                {t.backAll}
              </a>
              <h2>{shown.unit_name}</h2>
            </div>
          )}
          <AsOf when={moment(shown.as_of)} teamsWaiting={shown.not_reported_teams} />
          {shown.frozen && <p class="muted">{t.frozen}</p>}
          <Numbers campaign={campaign} progress={shown} />
          <Acts campaign={campaign} unit={unit} onChange={onChange} />
          <DayPart campaign={campaign} progress={shown} />
          <ProgressRows campaign={campaign} progress={shown} />
          {home && campaign.status === "running" && (
            <details class="more">
              <summary>
                {t.targets}
                <Icon name="down" size={20} />
              </summary>
              <GoalsPart campaign={campaign} unit={unit} onChange={progress.reload} />
            </details>
          )}
        </>
      )}
    </Loaded>
  );
}

function Numbers({ campaign, progress }: { campaign: Campaign; progress: Progress }): JSX.Element {
  const t = useStrings(strings);
  const { done, goal, percent } = progress.totals;
  const ofGoal = goal === null ? t.noGoal : t.ofGoal(count(goal));
  const left = progress.days_left;
  return (
    <Figures
      label={t.figures}
      figures={[
        { key: "done", icon: "sent", label: t.measures[campaign.measure], value: count(done), note: ofGoal },
        { key: "percent", icon: "chart", label: t.percent, value: percent === null ? "–" : `${count(percent)}%` },
        {
          key: "days",
          icon: "calendar",
          label: left === null ? t.daysOver : t.daysToGo,
          value: count(left ?? progress.days_total),
        },
        { key: "silent", icon: "silent", label: t.silentTeams, value: count(progress.not_reported_teams) },
      ]}
    />
  );
}

function Acts({ campaign, unit, onChange }: Props & { unit: string | null }): JSX.Element {
  const t = useStrings(strings);
  const fetching = useAction();
  const [open, setOpen] = useState<"close" | "change" | null>(null);
  const fetch = (format: "pdf" | "xlsx") =>
    fetching.run(() => {
      const query = new URLSearchParams({ format, ...(unit ? { unit } : {}) });
      return api.download(`/campaigns/${campaign.id}/report?${query}`, `chien-dich_${campaign.end}.${format}`);
    });
  const close = async () => {
    await api.post(`/campaigns/${campaign.id}/close`, { version: campaign.version });
    setOpen(null);
    onChange();
  };
  const running = campaign.mine && campaign.status === "running";
  return (
    <>
      <div class="dk-actions">
        <Button icon="download" onClick={() => fetch("pdf")} disabled={fetching.busy}>
          {t.pdf}
        </Button>
        <Button icon="download" onClick={() => fetch("xlsx")} disabled={fetching.busy}>
          {t.xlsx}
        </Button>
        {running && <Button onClick={() => setOpen("change")}>{t.change}</Button>}
        {running && (
          <Button icon="sent" onClick={() => setOpen("close")}>
            {t.close}
          </Button>
        )}
      </div>
      {fetching.problem && <ProblemCard problem={fetching.problem} />}
      {open === "change" && <ChangeSheet campaign={campaign} onDone={onChange} onClose={() => setOpen(null)} />}
      {open === "close" && (
        <Confirm title={t.closeTitle} action={t.close} act={close} onClose={() => setOpen(null)}>
          <p>{t.closeText}</p>
        </Confirm>
      )}
    </>
  );
}
