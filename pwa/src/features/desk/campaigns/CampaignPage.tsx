import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { day } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useLoad } from "../base/load";
import { PageHead } from "../base/PageHead";
import { hashOf, place } from "../base/route";
import { DraftForm } from "./DraftForm";
import { DraftPart } from "./DraftPart";
import { ProgressPart } from "./ProgressPart";
import { strings } from "./strings";
import type { Campaign } from "./types";

const NEW = "moi";

/** One campaign: a form while it is new, preview and goals while it is a draft, then how far it is. */
export function CampaignPage(): JSX.Element {
  const { id } = place.value;
  return id === null || id === NEW ? <NewCampaign /> : <OneCampaign id={id} />;
}

function NewCampaign(): JSX.Element {
  const t = useStrings(strings);
  return (
    <div class="dk-page">
      <PageHead title={t.create} up={{ href: hashOf("chien-dich"), label: t.title }} />
      <DraftForm campaign={null} onSaved={(made) => location.replace(hashOf("chien-dich", made.id))} />
    </div>
  );
}

function OneCampaign({ id }: { id: string }): JSX.Element {
  const t = useStrings(strings);
  const campaign = useLoad(id, () => api.get<Campaign>(`/campaigns/${id}`));
  const known = campaign.data;
  const sub = known && `${known.unit_name} · ${t.span(day(known.start), day(known.end))} · ${t.statuses[known.status]}`;
  return (
    <div class="dk-page">
      <PageHead title={known?.name ?? t.title} sub={sub} up={{ href: hashOf("chien-dich"), label: t.title }} />
      <Loaded load={campaign} rows={8}>
        {(one) =>
          one.status === "draft" ? (
            <DraftPart campaign={one} onChange={campaign.reload} />
          ) : (
            <ProgressPart campaign={one} onChange={campaign.reload} />
          )
        }
      </Loaded>
    </div>
  );
}
