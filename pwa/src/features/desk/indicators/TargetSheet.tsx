import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { showToast } from "../../../ui/Toast";
import { strings as baseStrings } from "../base/strings";
import { useForm } from "../base/useForm";
import { formStrings } from "./formStrings";
import { EditSheet } from "./mend/EditSheet";
import { checkTarget, emptyTarget, type TargetDraft, targetBody } from "./newTarget";
import { strings } from "./strings";
import { TargetFields } from "./TargetFields";
import { targetLabels } from "./targetLabels";
import type { Indicator, Programme } from "./types";

interface Props {
  programme: Programme;
  indicators: readonly Indicator[];
  onClose: () => void;
  onDone: () => void;
}

/** One more target of a resolution that stands, as when it is amended. */
export function TargetSheet({ programme, indicators, onClose, onDone }: Props): JSX.Element {
  const t = useStrings(formStrings);
  const words = useStrings(strings);
  const common = useStrings(baseStrings);
  const groups = programme.targets.map(({ group }) => group);
  const [draft, setDraft] = useState<TargetDraft>(() => emptyTarget(0, groups.at(-1), programme.deadline));
  const form = useForm({
    id: "target",
    fields: { ...targetLabels(draft, indicators, t), targets: t.targets },
    told: { unknown: t.faults.unknown, too_many: t.faults.many },
    check: () => checkTarget(draft, { faults: t.faults, number: words.faults.number, date: common.faults.date }),
    send: async () => {
      await api.post(`/programmes/${programme.id}/targets`, targetBody(draft));
      showToast(t.targetAdded);
      onDone();
    },
  });
  return (
    <EditSheet id="target" title={t.addTarget} icon="tasks" form={form} onClose={onClose}>
      <p class="muted small">{programme.name}</p>
      <TargetFields
        draft={draft}
        put={(patch) => setDraft((old) => ({ ...old, ...patch }))}
        indicators={indicators}
        groups={groups}
        idOf={form.idOf}
        errorOf={form.errorOf}
      />
    </EditSheet>
  );
}
