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
import type { Faults } from "../base/form";
import { ProblemCard } from "../base/Problem";
import { strings as baseStrings } from "../base/strings";
import { useForm } from "../base/useForm";
import { strings } from "./strings";
import type { Kind } from "./types";

const KINDS: readonly Kind[] = ["month", "day", "night"];
const MOST = 100_000_000;

/** A new rate from a day on; the one before ends by itself. */
export function RateSheet(props: { unit: string; onClose: () => void; onDone: () => void }): JSX.Element {
  const { unit, onClose, onDone } = props;
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const [kind, setKind] = useState<string | null>(null);
  const [amount, setAmount] = useState("");
  const [since, setSince] = useState("");
  const [basis, setBasis] = useState("");
  const number = Number(amount.replace(/[.\s]/g, ""));
  const form = useForm({
    id: "rate",
    fields: { kind: t.kind, amount: t.amount, valid_from: t.validFrom, legal_basis: t.basis },
    check: () => {
      const faults: Record<string, string> = {};
      if (!kind) faults.kind = common.faults.choose;
      if (!/^[\d.\s]+$/.test(amount) || number > MOST) faults.amount = t.amountFault;
      if (!since) faults.valid_from = common.faults.date;
      if (basis.trim().length < 3) faults.legal_basis = t.basisFault;
      return faults satisfies Faults;
    },
    send: async () => {
      const body = { unit_id: unit, kind, amount: number, legal_basis: basis.trim(), valid_from: since };
      await api.post("/allowance-rates", body);
      showToast(t.rateAdded);
      onDone();
    },
  });
  const foot = (
    <div class="dk-foot">
      <Button onClick={onClose}>{common.cancel}</Button>
      <Button type="submit" form="rate-form" kind="primary" disabled={form.busy}>
        {common.save}
      </Button>
    </div>
  );
  const dayFault = form.errorOf("valid_from") === common.faults.order ? t.dayFault : form.errorOf("valid_from");
  return (
    <Sheet title={t.addRateTitle} icon="note" onClose={onClose} foot={foot}>
      <form class="dk-form" id="rate-form" onSubmit={form.submit} noValidate>
        <ErrorSummary errors={form.summary} />
        {form.problem && <ProblemCard problem={form.problem} />}
        <p class="muted small">{t.addRateNote}</p>
        <Radios
          id={form.idOf("kind")}
          legend={t.kind}
          options={KINDS.map((value) => ({ value, label: t.kinds[value] }))}
          value={kind}
          onChange={setKind}
          error={form.errorOf("kind")}
        />
        <TextField
          id={form.idOf("amount")}
          label={t.amount}
          value={amount}
          onInput={setAmount}
          error={form.errorOf("amount")}
          inputMode="numeric"
          autoComplete="off"
        />
        <DateField
          id={form.idOf("valid_from")}
          label={t.validFrom}
          value={since}
          onChange={setSince}
          error={dayFault}
        />
        <TextField
          id={form.idOf("legal_basis")}
          label={t.basis}
          hint={t.basisHint}
          value={basis}
          onInput={setBasis}
          error={form.errorOf("legal_basis")}
          autoComplete="off"
          maxLength={300}
        />
      </form>
    </Sheet>
  );
}
