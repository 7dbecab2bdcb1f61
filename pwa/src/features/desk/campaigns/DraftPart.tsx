import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Icon } from "../../../ui/icons/Icon";
import { showToast } from "../../../ui/Toast";
import { Confirm } from "../base/Confirm";
import { Section } from "../base/PageHead";
import { hashOf } from "../base/route";
import { DraftForm } from "./DraftForm";
import { GoalsPart } from "./GoalsPart";
import { PhonePreview } from "./PhonePreview";
import { strings } from "./strings";
import type { Campaign } from "./types";

interface Props {
  campaign: Campaign;
  onChange: () => void;
}

/** A draft: what phones will show, the form again, the goals; launched or dropped from here. */
export function DraftPart({ campaign, onChange }: Props): JSX.Element {
  const t = useStrings(strings);
  const [asking, setAsking] = useState<"launch" | "drop" | null>(null);
  const launch = async () => {
    await api.post(`/campaigns/${campaign.id}/launch`, { version: campaign.version });
    setAsking(null);
    onChange();
  };
  const drop = async () => {
    await api.del(`/campaigns/${campaign.id}?version=${campaign.version}`);
    showToast(t.dropped);
    location.replace(hashOf("chien-dich"));
  };
  const saved = () => {
    showToast(t.saved);
    onChange();
  };
  return (
    <>
      <Section
        title={t.preview}
        sub={t.previewLead}
        actions={
          campaign.mine && (
            <>
              <Button kind="danger" icon="trash" onClick={() => setAsking("drop")}>
                {t.drop}
              </Button>
              <Button kind="primary" icon="send" onClick={() => setAsking("launch")}>
                {t.launch}
              </Button>
            </>
          )
        }
      >
        <PhonePreview campaign={campaign} />
      </Section>
      {campaign.mine && (
        <details class="more">
          <summary>
            {t.edit}
            <Icon name="down" size={20} />
          </summary>
          <DraftForm key={campaign.version} campaign={campaign} onSaved={saved} />
        </details>
      )}
      <GoalsPart campaign={campaign} onChange={onChange} />
      {asking === "launch" && (
        <Confirm title={t.launchTitle} icon="send" action={t.launch} act={launch} onClose={() => setAsking(null)}>
          <p>{t.launchText(campaign.name)}</p>
        </Confirm>
      )}
      {asking === "drop" && (
        <Confirm title={t.dropTitle} icon="trash" action={t.drop} danger act={drop} onClose={() => setAsking(null)}>
          <p>{t.dropText(campaign.name)}</p>
        </Confirm>
      )}
    </>
  );
}
