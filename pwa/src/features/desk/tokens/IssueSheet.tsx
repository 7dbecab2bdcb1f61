import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { DateField } from "../../../ui/DateField";
import { ErrorSummary } from "../../../ui/ErrorSummary";
import { TextField } from "../../../ui/Field";
import { Sheet } from "../../../ui/Sheet";
import { CommuneSelect } from "../base/Pickers";
import { ProblemCard } from "../base/Problem";
import { strings as baseStrings } from "../base/strings";
import { useForm } from "../base/useForm";
import { strings } from "./strings";
import type { IssuedToken } from "./types";

interface Props {
  onClose: () => void;
  onIssued: (token: IssuedToken) => void;
}

/** For whom, whose figures, until when. */
export function IssueSheet({ onClose, onIssued }: Props): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const [name, setName] = useState("");
  const [unit, setUnit] = useState("");
  const [last, setLast] = useState("");
  const form = useForm({
    id: "token",
    fields: { name: t.name, unit_id: t.unit, expires_on: t.expires },
    check: () => (name.trim() ? {} : { name: common.faults.required }),
    send: async () => {
      const wish = { name: name.trim(), unit_id: unit || null, expires_on: last || null };
      onIssued(await api.post<IssuedToken>("/tokens", wish));
    },
  });
  return (
    <Sheet title={t.issue} icon="link" onClose={onClose}>
      <form class="dk-form" onSubmit={form.submit} noValidate>
        <ErrorSummary errors={form.summary} />
        {form.problem && <ProblemCard problem={form.problem} />}
        <TextField
          id={form.idOf("name")}
          label={t.name}
          hint={t.nameHint}
          value={name}
          onInput={setName}
          maxLength={120}
          error={form.errorOf("name")}
        />
        <CommuneSelect id={form.idOf("unit_id")} label={t.unit} empty={t.whole} value={unit} onChange={setUnit} />
        <DateField
          id={form.idOf("expires_on")}
          label={t.expires}
          hint={t.expiresHint}
          value={last}
          onChange={setLast}
          error={form.errorOf("expires_on")}
        />
        <div class="dk-foot">
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" kind="primary" disabled={form.busy}>
            {t.issue}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
