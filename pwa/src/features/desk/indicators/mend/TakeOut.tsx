import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../../data";
import { useStrings } from "../../../../lib/i18n";
import { Radios } from "../../../../ui/Choices";
import { DateField } from "../../../../ui/DateField";
import { TextField } from "../../../../ui/Field";
import { showToast } from "../../../../ui/Toast";
import { useDesk } from "../../base/desk";
import { count } from "../../base/format";
import { strings as baseStrings } from "../../base/strings";
import { useForm } from "../../base/useForm";
import { faultOfDay, SHORTEST_SOURCE } from "../entry";
import { strings } from "../strings";
import type { Target } from "../types";
import { EditSheet } from "./EditSheet";
import { mendStrings } from "./mendStrings";
import { isGone } from "./useMend";

type How = "mistake" | "given_up";

interface Props {
  target: Target;
  /** The day of the resolution: nothing is given up before. */
  adopted: string;
  onClose: () => void;
  onDone: () => void;
}

/** A target goes: for good while nothing was noted of it, else as given up, with the reason. */
export function TakeOut({ target, adopted, onClose, onDone }: Props): JSX.Element {
  const t = useStrings(mendStrings);
  const { results, how, setHow, since, setSince, reason, setReason, form } = useTakeOut({ target, adopted, onDone });
  const close = isGone(form.problem) ? onDone : onClose;
  return (
    <EditSheet id="takeout" title={t.outTitle} icon="trash" form={form} onClose={close} action={t.outDone} danger>
      <p>{target.name}</p>
      {results > 0 ? (
        <p class="muted small">{t.outHasResults(count(results))}</p>
      ) : (
        <Radios
          id={form.idOf("how")}
          legend={t.outHow}
          options={[
            { value: "mistake", label: t.outMistake, hint: t.outMistakeHint },
            { value: "given_up", label: t.outGivenUp, hint: t.outGivenUpHint },
          ]}
          value={how}
          onChange={(value) => setHow(value as How)}
          error={form.errorOf("how")}
        />
      )}
      {how === "given_up" && (
        <>
          <DateField
            id={form.idOf("withdrawn_on")}
            label={t.outDay}
            value={since}
            onChange={setSince}
            error={form.errorOf("withdrawn_on")}
          />
          <TextField
            id={form.idOf("reason")}
            label={t.outReason}
            hint={t.outReasonHint}
            value={reason}
            onInput={setReason}
            error={form.errorOf("reason")}
            autoComplete="off"
            maxLength={300}
          />
        </>
      )}
    </EditSheet>
  );
}

function useTakeOut({ target, adopted, onDone }: Omit<Props, "onClose">) {
  const t = useStrings(mendStrings);
  const words = useStrings(strings);
  const common = useStrings(baseStrings);
  const { meta } = useDesk();
  const results = target.statuses.length;
  const [how, setHow] = useState<How | null>(results > 0 ? "given_up" : null);
  const [since, setSince] = useState(meta.today);
  const [reason, setReason] = useState("");
  const form = useForm({
    id: "takeout",
    fields: { how: t.outHow, withdrawn_on: t.outDay, reason: t.outReason },
    told: { before_adoption: t.faults.before, future: words.faults.future, too_early: words.faults.early },
    check: () => {
      const faults: Record<string, string> = {};
      if (how === null) faults.how = t.faults.how;
      if (how !== "given_up") return faults;
      const wrong = faultOfDay(since, meta.today, { ...words.faults, date: common.faults.date });
      if (wrong) faults.withdrawn_on = wrong;
      else if (since < adopted) faults.withdrawn_on = t.faults.before;
      if (reason.trim().length < SHORTEST_SOURCE) faults.reason = t.faults.reason;
      return faults;
    },
    send: async () => {
      const { id, version } = target;
      if (how === "mistake") await api.del(`/targets/${id}?version=${version}`);
      else await api.post(`/targets/${id}/withdraw`, { version, withdrawn_on: since, reason: reason.trim() });
      showToast(t.dropped);
      onDone();
    },
  });
  return { results, how, setHow, since, setSince, reason, setReason, form };
}
