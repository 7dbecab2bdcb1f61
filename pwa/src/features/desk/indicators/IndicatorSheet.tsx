import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { showToast } from "../../../ui/Toast";
import { useForm } from "../base/useForm";
import { formStrings } from "./formStrings";
import { IndicatorFields, indicatorLabels } from "./IndicatorFields";
import { EditSheet } from "./mend/EditSheet";
import { checkIndicator, EMPTY, type IndicatorDraft, indicatorBody } from "./newIndicator";
import type { Indicator } from "./types";

interface Props {
  /** Pillars that are there, to be chosen again. */
  pillars: readonly string[];
  onClose: () => void;
  onDone: (made: Indicator) => void;
}

/** A new indicator; figures are added on its own page. */
export function IndicatorSheet({ pillars, onClose, onDone }: Props): JSX.Element {
  const t = useStrings(formStrings);
  const [draft, setDraft] = useState<IndicatorDraft>(EMPTY);
  const form = useForm({
    id: "indicator",
    fields: indicatorLabels(draft.shape, t),
    told: { taken: t.faults.taken },
    check: () => checkIndicator(draft, t.faults),
    send: async () => {
      const made = await api.post<Indicator>("/indicators", indicatorBody(draft));
      showToast(t.indicatorAdded);
      onDone(made);
    },
  });
  return (
    <EditSheet id="indicator" title={t.addIndicator} icon="chart" form={form} onClose={onClose}>
      <IndicatorFields
        draft={draft}
        put={(patch) => setDraft((old) => ({ ...old, ...patch }))}
        pillars={pillars}
        fixed={[]}
        idOf={form.idOf}
        errorOf={form.errorOf}
      />
    </EditSheet>
  );
}
