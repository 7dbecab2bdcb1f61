import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../../data";
import { useStrings } from "../../../../lib/i18n";
import { Button } from "../../../../ui/Button";
import { showToast } from "../../../../ui/Toast";
import { Confirm } from "../../base/Confirm";
import { useForm } from "../../base/useForm";
import { formStrings } from "../formStrings";
import { IndicatorFields, indicatorLabels } from "../IndicatorFields";
import { nameOf } from "../names";
import { checkIndicator, type IndicatorDraft, indicatorBody, indicatorDraft } from "../newIndicator";
import type { Indicator } from "../types";
import { EditSheet } from "./EditSheet";
import { mendStrings } from "./mendStrings";
import { NewerCard } from "./NewerCard";
import { useMend } from "./useMend";

/** An indicator as it is being mended; `retired`: no more figures are added. */
type Mended = IndicatorDraft & { retired: boolean };

interface Props {
  indicator: Indicator;
  pillars: readonly string[];
  onClose: () => void;
  onDone: () => void;
  onDropped: () => void;
}

/** What an indicator says, to be said otherwise; what figures rest on is named and stays. */
export function MendIndicator(props: Props): JSX.Element {
  const { indicator, onDropped } = props;
  const t = useStrings(mendStrings);
  const [dropping, setDropping] = useState(false);
  const drop = async () => {
    await api.del(`/indicators/${indicator.id}?version=${indicator.version}`);
    showToast(t.dropped);
    onDropped();
  };
  if (!dropping) return <Mend {...props} onDrop={() => setDropping(true)} />;
  return (
    <Confirm
      title={t.dropIndicatorTitle}
      icon="trash"
      action={t.outDone}
      danger
      act={drop}
      onClose={() => setDropping(false)}
    >
      <p>{t.dropIndicatorText(nameOf(indicator))}</p>
    </Confirm>
  );
}

function Mend({ indicator, pillars, onClose, onDone, onDrop }: Props & { onDrop: () => void }): JSX.Element {
  const t = useStrings(formStrings);
  const tm = useStrings(mendStrings);
  const mend = useMend<Mended>(mendedOf(indicator), indicator.version, mendedOf);
  const { draft, put, newer } = mend;
  const labels = { ...indicatorLabels(draft.shape, t), retired: tm.retired };
  const form = useForm({
    id: "indicator",
    fields: labels,
    told: { taken: t.faults.taken, fixed: tm.fixed },
    check: () => checkIndicator(draft, t.faults),
    send: async () => {
      const { retired, ...rest } = draft;
      const done = await mend.send((version) =>
        api.patch(`/indicators/${indicator.id}`, { version, ...indicatorBody(rest), retired }),
      );
      if (!done) return;
      showToast(tm.saved);
      onDone();
    },
  });
  const textOf = (field: keyof Mended, of: Mended): string => {
    if (field === "shape") return of.shape ? t.shapes[of.shape] : "";
    if (field === "better") return t.betters[of.better];
    if (field === "retired") return of.retired ? tm.yes : tm.no;
    return of[field];
  };
  return (
    <EditSheet
      id="indicator"
      title={tm.mendIndicator}
      icon="edit"
      form={form}
      onClose={mend.outdated ? onDone : onClose}
    >
      {newer && <NewerCard newer={newer} mine={draft} labels={labels} textOf={textOf} onTake={mend.takeTheirs} />}
      <IndicatorFields
        draft={draft}
        put={put}
        pillars={pillars}
        fixed={indicator.fixed}
        idOf={form.idOf}
        errorOf={form.errorOf}
      />
      <label class="choice">
        <input
          type="checkbox"
          checked={draft.retired}
          onChange={({ currentTarget }) => put({ retired: currentTarget.checked })}
        />
        <span>{tm.retire}</span>
      </label>
      {indicator.fixed.length === 0 && (
        <div class="row">
          <Button kind="danger" icon="trash" onClick={onDrop}>
            {tm.dropIndicator}
          </Button>
        </div>
      )}
    </EditSheet>
  );
}

function mendedOf(told: Indicator | Record<string, unknown>): Mended {
  const one = told as Indicator;
  return { ...indicatorDraft(one), retired: one.retired };
}
