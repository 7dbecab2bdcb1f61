import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api, HttpProblem } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { DateField } from "../../../ui/DateField";
import { ErrorSummary } from "../../../ui/ErrorSummary";
import { Select } from "../../../ui/Select";
import { Sheet } from "../../../ui/Sheet";
import { showToast } from "../../../ui/Toast";
import { useDesk } from "../base/desk";
import { month as monthText } from "../base/format";
import { ProblemCard } from "../base/Problem";
import { addMonths } from "../base/period";
import { hashOf } from "../base/route";
import { strings as baseStrings } from "../base/strings";
import { useForm } from "../base/useForm";
import { strings } from "./strings";
import type { Round } from "./types";

const BACK = [1, 0, 2, 3] as const;

interface Props {
  /** Months (`2026-11`) that have a round. */
  opened: readonly string[];
  onClose: () => void;
}

/** The province asks for the reports of a month; of those that have no round the one that ended last comes first. */
export function OpenSheet({ opened, onClose }: Props): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const { meta } = useDesk();
  const recent = BACK.map((back) => addMonths(meta.reporting_month, -back));
  const months = recent.filter((one) => !opened.includes(one));
  const [month, setMonth] = useState(months[0] ?? meta.reporting_month);
  const [dueOn, setDueOn] = useState("");
  const [taken, setTaken] = useState(false);
  const form = useForm({
    id: "round",
    fields: { month: t.month, due_on: t.due },
    check: () => {
      setTaken(false);
      return {};
    },
    send: async () => {
      try {
        const made = await api.post<Round>("/rounds", { month, due_on: dueOn || null });
        showToast(t.openDone);
        location.hash = hashOf("bao-cao", made.id);
      } catch (error) {
        if (!(error instanceof HttpProblem && error.code === "round_exists")) throw error;
        setTaken(true);
      }
    },
  });
  const foot = (
    <div class="dk-foot">
      <Button onClick={onClose}>{common.cancel}</Button>
      <Button type="submit" form="round-form" kind="primary" disabled={form.busy || months.length === 0}>
        {t.openRound}
      </Button>
    </div>
  );
  return (
    <Sheet title={t.openRound} icon="calendar" onClose={onClose} foot={foot}>
      <form class="dk-form" id="round-form" onSubmit={form.submit} noValidate>
        <ErrorSummary errors={form.summary} />
        {form.problem && <ProblemCard problem={form.problem} />}
        <p class="muted small">{months.length === 0 ? t.allOpen : t.openText}</p>
        <Select
          id={form.idOf("month")}
          label={t.month}
          value={month}
          options={months.map((value) => ({ value, label: t.monthOf(monthText(value)) }))}
          onChange={setMonth}
          error={taken ? t.exists : form.errorOf("month")}
        />
        <DateField
          id={form.idOf("due_on")}
          label={t.due}
          hint={t.dueHint}
          value={dueOn}
          onChange={setDueOn}
          error={form.errorOf("due_on")}
        />
      </form>
    </Sheet>
  );
}
