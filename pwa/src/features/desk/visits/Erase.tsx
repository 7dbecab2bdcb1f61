import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Checks, Radios } from "../../../ui/Choices";
import { ErrorSummary } from "../../../ui/ErrorSummary";
import { Icon } from "../../../ui/icons/Icon";
import { showToast } from "../../../ui/Toast";
import { ProblemCard } from "../base/Problem";
import { useForm } from "../base/useForm";
import { strings } from "./strings";

const REASONS = ["personal_data", "request", "other"] as const;

interface Props {
  id: string;
  onErased: () => void;
}

/** Destroys what a visit says (S23). Folded away, with a reason and a tick: nobody can bring it back. */
export function Erase({ id, onErased }: Props): JSX.Element {
  const t = useStrings(strings);
  const [reason, setReason] = useState<string | null>(null);
  const [sure, setSure] = useState<string[]>([]);
  const form = useForm({
    id: "erase",
    fields: { reason: t.eraseWhy, sure: t.erase },
    check: () => ({
      ...(reason === null ? { reason: t.eraseNeedWhy } : {}),
      ...(sure.length === 0 ? { sure: t.eraseNeedSure } : {}),
    }),
    send: async () => {
      await api.post(`/sessions/${id}/erase`, { reason });
      showToast(t.erasedDone);
      onErased();
    },
  });
  return (
    <details class="more">
      <summary>
        {t.erase}
        <Icon name="down" size={20} />
      </summary>
      <form class="stack" onSubmit={form.submit} noValidate>
        <p>{t.eraseText}</p>
        <ErrorSummary errors={form.summary} />
        {form.problem && <ProblemCard problem={form.problem} />}
        <Radios
          id={form.idOf("reason")}
          legend={t.eraseWhy}
          options={REASONS.map((value) => ({ value, label: t.eraseReasons[value] }))}
          value={reason}
          onChange={setReason}
          error={form.errorOf("reason")}
        />
        <Checks
          id={form.idOf("sure")}
          legend={t.erase}
          options={[{ value: "yes", label: t.eraseSure }]}
          values={sure}
          onChange={setSure}
          error={form.errorOf("sure")}
        />
        <Button type="submit" kind="danger-solid" icon="trash" disabled={form.busy}>
          {t.erase}
        </Button>
      </form>
    </details>
  );
}
