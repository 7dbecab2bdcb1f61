import type { JSX } from "preact";
import { api, type CampaignView, type StripDay } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { addDays } from "../../../lib/time";
import { CampaignCard } from "../../../ui/campaign/CampaignCard";
import { Icon, type IconName } from "../../../ui/icons/Icon";
import { useDesk } from "../base/desk";
import { Loaded } from "../base/Loaded";
import { useLoad } from "../base/load";
import { strings } from "./strings";
import { useTopics } from "./topics";
import type { Campaign, Preview } from "./types";

/** The two screens of a phone: tiles with the pinned topics in front, and the card, from the same parts as there. */
export function PhonePreview({ campaign }: { campaign: Campaign }): JSX.Element {
  const t = useStrings(strings);
  const { meta } = useDesk();
  const key = `preview ${campaign.id} ${campaign.version} ${campaign.goal}`;
  const preview = useLoad(key, () => api.get<Preview>(`/campaigns/${campaign.id}/preview`));
  return (
    <Loaded load={preview} rows={4}>
      {(shown) => (
        <div class="dk-phones">
          <figure class="dk-phone">
            <figcaption>{t.previewHome}</figcaption>
            <p class="dk-phone-note">
              <span class="tile-pin" />
              {shown.campaign.name}
            </p>
            <Tiles preview={shown} />
          </figure>
          <figure class="dk-phone">
            <figcaption>{t.previewResults}</figcaption>
            {shown.team && <p class="muted small">{t.previewTeam(shown.team.title)}</p>}
            <CampaignCard view={viewOf(shown, meta.today)} />
          </figure>
        </div>
      )}
    </Loaded>
  );
}

function Tiles({ preview }: { preview: Preview }): JSX.Element {
  const t = useStrings(strings);
  const topics = new Map(useTopics().map((topic) => [topic.code, topic]));
  const tiles = preview.tiles.flatMap((code) => topics.get(code) ?? []);
  return (
    <ul class="tiles">
      {tiles.map((tile) => (
        <Tile key={tile.code} {...tile} pinned={preview.campaign.topics.includes(tile.code)} />
      ))}
      <Tile icon="more" label={t.other} pinned={false} />
    </ul>
  );
}

/** Looks like the phone's tile and is none: nothing is logged from a preview. */
function Tile({ icon, label, pinned }: { icon: IconName; label: string; pinned: boolean }): JSX.Element {
  return (
    <li class="tile-box">
      <span class="tile">
        <span class="tile-icon">
          <Icon name={icon} />
        </span>
        <span class="tile-label">{label}</span>
        {pinned && <span class="tile-pin" />}
      </span>
    </li>
  );
}

/** The card on the first day (or today, if that is later), with nothing done yet. */
function viewOf({ campaign, team }: Preview, today: string): CampaignView {
  const on = today > campaign.start ? today : campaign.start;
  const days: StripDay[] = [];
  for (let day = campaign.start; day <= campaign.end; day = addDays(day, 1)) {
    const when = day < on ? "past" : day === on ? "today" : "ahead";
    days.push({ day, done: when === "ahead" ? null : 0, when });
  }
  const daysLeft = days.filter(({ when }) => when !== "past").length;
  return { campaign, team: null, goal: team?.goal || null, done: 0, daysLeft, begun: true, days };
}
