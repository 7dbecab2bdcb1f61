import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { TextField } from "../../../ui/Field";
import { Select } from "../../../ui/Select";
import { useAction } from "../base/load";
import { ProblemCard } from "../base/Problem";
import { numberOf } from "./draft";
import { strings } from "./strings";
import type { Rule, Targets } from "./types";

interface Props {
  path: string;
  targets: Targets;
  onDone: () => void;
}

/** A number and a rule; the parts add up to the number. */
export function SpreadForm({ path, targets, onDone }: Props): JSX.Element {
  const t = useStrings(strings);
  const [total, setTotal] = useState(targets.whole === null ? "" : String(targets.whole));
  const [rule, setRule] = useState<Rule>("hamlets");
  const [wrong, setWrong] = useState(false);
  const spreading = useAction();
  const { level, unit_id } = targets;
  const rules: Rule[] = level === "team" ? ["equal", "members"] : ["hamlets", "members", "adults", "equal"];
  const chosen = rules.includes(rule) ? rule : "equal";
  const send = (event: Event) => {
    event.preventDefault();
    const number = numberOf(total);
    setWrong(number === null);
    if (number === null) return;
    const spread = { rule: chosen, total: number, level, ...(level === "team" ? { unit_id } : {}) };
    spreading.run(async () => {
      await api.post(path, { spread });
      onDone();
    });
  };
  return (
    <form class="dk-form-row" onSubmit={send} noValidate>
      {spreading.problem && <ProblemCard problem={spreading.problem} />}
      <TextField
        id="spread-total"
        label={t.spreadTotal}
        value={total}
        onInput={setTotal}
        inputMode="numeric"
        autoComplete="off"
        error={wrong ? t.number : undefined}
      />
      <Select
        id="spread-rule"
        label={t.rule}
        value={chosen}
        options={rules.map((value) => ({ value, label: t.rules[value] }))}
        onChange={(value) => setRule(value as Rule)}
      />
      <div class="row">
        <Button type="submit" disabled={spreading.busy}>
          {t.spread}
        </Button>
      </div>
    </form>
  );
}
