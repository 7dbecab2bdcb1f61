import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Radios } from "../../../ui/Choices";
import { DateField } from "../../../ui/DateField";
import { ErrorSummary } from "../../../ui/ErrorSummary";
import { TextField } from "../../../ui/Field";
import { Sheet } from "../../../ui/Sheet";
import { showToast } from "../../../ui/Toast";
import { useDesk } from "../base/desk";
import type { Faults } from "../base/form";
import { ProblemCard } from "../base/Problem";
import { strings as baseStrings } from "../base/strings";
import { useForm } from "../base/useForm";
import { faultOfDay, SHORTEST_SOURCE } from "./entry";
import { isGone } from "./mend/useMend";
import { strings } from "./strings";
import type { Status, Target } from "./types";

const STATUSES: readonly Status[] = ["achieved", "not_achieved", "in_progress"];

/** What a source declares of a target, one line more below those of before. */
export function StatusSheet(props: { target: Target; onClose: () => void; onDone: () => void }): JSX.Element {
  const { target, onClose, onDone } = props;
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const { meta } = useDesk();
  const [status, setStatus] = useState<string | null>(null);
  const [statedOn, setStatedOn] = useState(meta.today);
  const [source, setSource] = useState("");
  const form = useForm({
    id: "declare",
    fields: { status: t.status, stated_on: t.statedDay, source: t.source },
    check: () => {
      const faults: Record<string, string> = {};
      if (!status) faults.status = t.chooseStatus;
      const dayFault = faultOfDay(statedOn, meta.today, { ...t.faults, date: common.faults.date });
      if (dayFault) faults.stated_on = dayFault;
      if (source.trim().length < SHORTEST_SOURCE) faults.source = t.faults.short;
      return faults satisfies Faults;
    },
    send: async () => {
      await api.post(`/targets/${target.id}/statuses`, { status, stated_on: statedOn, source: source.trim() });
      showToast(t.declared);
      onDone();
    },
  });
  const close = isGone(form.problem) ? onDone : onClose;
  const foot = (
    <div class="dk-foot">
      <Button onClick={close}>{common.cancel}</Button>
      <Button type="submit" form="declare-form" kind="primary" disabled={form.busy}>
        {common.save}
      </Button>
    </div>
  );
  return (
    <Sheet title={t.declareTitle} icon="tasks" onClose={close} foot={foot}>
      <form class="dk-form" id="declare-form" onSubmit={form.submit} noValidate>
        <ErrorSummary errors={form.summary} />
        {form.problem && <ProblemCard problem={form.problem} />}
        <p>{target.name}</p>
        <p class="muted small">{t.declareNote}</p>
        <Radios
          id={form.idOf("status")}
          legend={t.status}
          options={STATUSES.map((value) => ({ value, label: t.statuses[value] }))}
          value={status}
          onChange={setStatus}
          error={form.errorOf("status")}
        />
        <DateField
          id={form.idOf("stated_on")}
          label={t.statedDay}
          value={statedOn}
          onChange={setStatedOn}
          error={form.errorOf("stated_on")}
        />
        <TextField
          id={form.idOf("source")}
          label={t.source}
          hint={t.sourceHint}
          value={source}
          onInput={setSource}
          error={form.errorOf("source")}
          autoComplete="off"
          maxLength={300}
        />
      </form>
    </Sheet>
  );
}
