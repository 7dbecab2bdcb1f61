import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api, type GrantView } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Radios } from "../../../ui/Choices";
import { DateField } from "../../../ui/DateField";
import { ErrorSummary } from "../../../ui/ErrorSummary";
import { Sheet } from "../../../ui/Sheet";
import { showToast } from "../../../ui/Toast";
import { useDesk } from "../base/desk";
import { ProblemCard } from "../base/Problem";
import { strings as baseStrings } from "../base/strings";
import { useForm } from "../base/useForm";
import { strings } from "./strings";

interface Props {
  grant: GrantView;
  where: string;
  onClose: () => void;
  onChange: () => void;
}

/** Let a role end, at once or with a day. */
export function EndGrantSheet({ grant, where, onClose, onChange }: Props): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const { meta } = useDesk();
  const [when, setWhen] = useState<"now" | "day">("now");
  const [last, setLast] = useState(meta.today);
  const form = useForm({
    id: "end",
    fields: { to: t.endDay },
    check: () => (when === "day" && !last ? { to: common.faults.date } : {}),
    send: async () => {
      await api.patch(`/grants/${grant.id}`, { to: when === "now" ? new Date().toISOString() : last });
      showToast(t.saved);
      onClose();
      onChange();
    },
  });
  return (
    <Sheet title={t.endTitle} icon="tags" onClose={onClose}>
      <form class="dk-form" onSubmit={form.submit} noValidate>
        <ErrorSummary errors={form.summary} />
        {form.problem && <ProblemCard problem={form.problem} />}
        <p>
          <strong>
            {common.roles[grant.role]} · {where}
          </strong>
          <br />
          {t.endText}
        </p>
        <Radios
          id="end-when"
          legend={t.endWhen}
          options={[
            { value: "now", label: t.endNow },
            { value: "day", label: t.endOn },
          ]}
          value={when}
          onChange={(value) => setWhen(value === "day" ? "day" : "now")}
        />
        {when === "day" && (
          <DateField id={form.idOf("to")} label={t.endDay} value={last} onChange={setLast} error={form.errorOf("to")} />
        )}
        <div class="dk-foot">
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" kind="danger-solid" disabled={form.busy}>
            {t.endTitle}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
