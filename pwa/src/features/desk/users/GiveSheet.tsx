import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { ErrorSummary } from "../../../ui/ErrorSummary";
import { Sheet } from "../../../ui/Sheet";
import { showToast } from "../../../ui/Toast";
import { useDesk } from "../base/desk";
import { ProblemCard } from "../base/Problem";
import { strings as baseStrings } from "../base/strings";
import { useForm } from "../base/useForm";
import { RoleFields, useRoleLabels } from "./RoleFields";
import { strings } from "./strings";
import { checkWish, NO_WISH, type Wish, wishBody } from "./wish";

interface Props {
  account: string;
  onClose: () => void;
  onChange: () => void;
}

/** One more role for an account. */
export function GiveSheet({ account, onClose, onChange }: Props): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const { unit, meta } = useDesk();
  const [wish, setWish] = useState<Wish>({ ...NO_WISH, unit: unit?.id ?? "" });
  const form = useForm({
    id: "give",
    fields: useRoleLabels(),
    check: () => checkWish(wish, t, common.faults.order),
    send: async () => {
      await api.post("/grants", { account_id: account, ...wishBody(wish, meta.province) });
      showToast(t.saved);
      onClose();
      onChange();
    },
  });
  return (
    <Sheet title={t.addGrant} icon="tags" onClose={onClose}>
      <form class="dk-form" onSubmit={form.submit} noValidate>
        <ErrorSummary errors={form.summary} />
        {form.problem && <ProblemCard problem={form.problem} />}
        <RoleFields wish={wish} onChange={setWish} idOf={form.idOf} errorOf={form.errorOf} />
        <div class="dk-foot">
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" kind="primary" disabled={form.busy}>
            {t.give}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
