import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../../data";
import { useStrings } from "../../../../lib/i18n";
import { Button } from "../../../../ui/Button";
import { showToast } from "../../../../ui/Toast";
import { count, day } from "../../base/format";
import { strings as baseStrings } from "../../base/strings";
import { useForm } from "../../base/useForm";
import { formStrings } from "../formStrings";
import { nameOf } from "../names";
import { checkTarget, type TargetDraft, targetBody, targetDraft } from "../newTarget";
import { strings } from "../strings";
import { TargetFields } from "../TargetFields";
import { targetLabels } from "../targetLabels";
import type { Indicator, Programme, Target } from "../types";
import { EditSheet } from "./EditSheet";
import { mendStrings } from "./mendStrings";
import { NewerCard } from "./NewerCard";
import { TakeOut } from "./TakeOut";
import { isGone, useMend } from "./useMend";

interface Props {
  target: Target;
  programme: Programme;
  indicators: readonly Indicator[];
  onClose: () => void;
  onDone: () => void;
  /** It is no longer among those in force. */
  onGone: () => void;
}

/** What a resolution says of a target, to be said otherwise; or the target goes, for good or as given up. */
export function MendTarget(props: Props): JSX.Element {
  const [leaving, setLeaving] = useState(false);
  if (!leaving) return <Mend {...props} onOut={() => setLeaving(true)} />;
  const { target, programme, onGone } = props;
  return <TakeOut target={target} adopted={programme.adopted_on} onClose={() => setLeaving(false)} onDone={onGone} />;
}

function Mend(props: Props & { onOut: () => void }): JSX.Element {
  const { target, programme, indicators, onClose, onDone, onGone, onOut } = props;
  const t = useStrings(formStrings);
  const tm = useStrings(mendStrings);
  const words = useStrings(strings);
  const common = useStrings(baseStrings);
  const mend = useMend<TargetDraft>(targetDraft(target), target.version, (now) =>
    targetDraft(now as unknown as Target),
  );
  const { draft, put, newer } = mend;
  const labels = { ...targetLabels(draft, indicators, t), challenging: t.challenging };
  const form = useForm({
    id: "target",
    fields: labels,
    told: { unknown: t.faults.unknown },
    check: () => checkTarget(draft, { faults: t.faults, number: words.faults.number, date: common.faults.date }),
    send: async () => {
      const done = await mend.send((version) => api.patch(`/targets/${target.id}`, { version, ...targetBody(draft) }));
      if (!done) return;
      showToast(tm.saved);
      onDone();
    },
  });
  const textOf = (field: keyof TargetDraft, of: TargetDraft): string => {
    const indicator = indicators.find(({ id }) => id === of.indicator_id);
    if (field === "indicator_id") return indicator ? nameOf(indicator) : t.noIndicator;
    if (field === "challenging") return of.challenging ? tm.yes : tm.no;
    return field === "deadline" ? day(of.deadline) : String(of[field]);
  };
  const gone = isGone(form.problem);
  const close = gone ? onGone : mend.outdated ? onDone : onClose;
  return (
    <EditSheet id="target" title={tm.mendTarget} icon="edit" form={form} onClose={close}>
      {newer && !gone && (
        <NewerCard newer={newer} mine={draft} labels={labels} textOf={textOf} onTake={mend.takeTheirs} />
      )}
      <p class="muted small">{programme.name}</p>
      {target.statuses.length > 0 && <p class="muted small">{tm.resultsStay(count(target.statuses.length))}</p>}
      <TargetFields
        draft={draft}
        put={put}
        indicators={indicators}
        groups={programme.targets.map(({ group }) => group)}
        idOf={form.idOf}
        errorOf={form.errorOf}
      />
      <div class="row">
        <Button kind="danger" icon="trash" onClick={onOut}>
          {tm.outOfIt}
        </Button>
      </div>
    </EditSheet>
  );
}
