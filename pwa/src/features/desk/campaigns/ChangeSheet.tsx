import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { DateField } from "../../../ui/DateField";
import { Confirm } from "../base/Confirm";
import { strings } from "./strings";
import { TopicChecks } from "./TopicChecks";
import type { Campaign } from "./types";

interface Props {
  campaign: Campaign;
  onDone: () => void;
  onClose: () => void;
}

/** What may still change of a running campaign. */
export function ChangeSheet({ campaign, onDone, onClose }: Props): JSX.Element {
  const t = useStrings(strings);
  const [end, setEnd] = useState(campaign.end);
  const [topics, setTopics] = useState(campaign.topics);
  const save = async () => {
    // An empty day is what is typed halfway: the server is not asked to guess.
    await api.patch(`/campaigns/${campaign.id}`, { version: campaign.version, end: end || campaign.end, topics });
    onClose();
    onDone();
  };
  return (
    <Confirm title={t.change} icon="edit" action={t.save} act={save} onClose={onClose}>
      <div class="stack">
        <DateField id="campaign-end" label={t.end} value={end} onChange={setEnd} />
        <TopicChecks values={topics} onChange={setTopics} />
      </div>
    </Confirm>
  );
}
