import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { ErrorSummary } from "../../../ui/ErrorSummary";
import { TextField } from "../../../ui/Field";
import { Sheet } from "../../../ui/Sheet";
import { showToast } from "../../../ui/Toast";
import { looksLikePhone } from "../base/form";
import { phone as phoneText } from "../base/format";
import { ProblemCard } from "../base/Problem";
import { strings as baseStrings } from "../base/strings";
import type { AccountRow } from "../base/types";
import { useForm } from "../base/useForm";
import { strings } from "./strings";

interface Props {
  account: AccountRow;
  onClose: () => void;
  onChange: () => void;
}

/** Another name or another number: the account and its history stay the same. */
export function EditSheet({ account, onClose, onChange }: Props): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const [name, setName] = useState(account.name);
  const [phone, setPhone] = useState(phoneText(account.phone));
  const form = useForm({
    id: "edit",
    fields: { name: t.name, phone: t.phone },
    check: () => ({
      ...(name.trim() ? {} : { name: t.needName }),
      ...(looksLikePhone(phone) ? {} : { phone: common.faults.phone }),
    }),
    send: async () => {
      await api.patch(`/accounts/${account.id}`, { name: name.trim(), phone });
      showToast(t.saved);
      onClose();
      onChange();
    },
  });
  return (
    <Sheet title={t.editTitle} icon="edit" onClose={onClose}>
      <form class="dk-form" onSubmit={form.submit} noValidate>
        <ErrorSummary errors={form.summary} />
        {form.problem && <ProblemCard problem={form.problem} />}
        <p class="hint">{t.editHint}</p>
        <TextField
          id={form.idOf("name")}
          label={t.name}
          value={name}
          onInput={setName}
          error={form.errorOf("name")}
          autoComplete="off"
          maxLength={120}
        />
        <TextField
          id={form.idOf("phone")}
          label={t.phone}
          type="tel"
          inputMode="tel"
          value={phone}
          onInput={setPhone}
          error={form.errorOf("phone")}
          autoComplete="off"
          maxLength={24}
        />
        <div class="dk-foot">
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" kind="primary" disabled={form.busy}>
            {common.save}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
