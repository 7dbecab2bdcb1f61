import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { businessDay } from "../../../lib/time";
import { Button } from "../../../ui/Button";
import { ErrorSummary, type FieldError } from "../../../ui/ErrorSummary";
import { TextField } from "../../../ui/Field";
import { Select } from "../../../ui/Select";
import { showToast } from "../../../ui/Toast";
import { useCatalogue } from "../../../ui/visit/catalogue";
import { checkForm } from "../../../ui/visit/check";
import { EditForm } from "../../../ui/visit/EditForm";
import { byField, type FieldWords, inSummary } from "../../../ui/visit/faults";
import { spotOf } from "../../../ui/visit/refusal";
import { visitStrings } from "../../../ui/visit/strings";
import { useDesk } from "../base/desk";
import type { Quarantined } from "../base/inbox";
import { useTeamsOf } from "../base/lists";
import { useAction } from "../base/load";
import { ProblemCard } from "../base/Problem";
import { codeStrings } from "./codes";
import { type Correction, clockOf, correctedBody } from "./correction";
import { strings } from "./strings";

// As far back as the rules take a visit (S6).
const DAYS_BACK = 400;

interface Props {
  entry: Quarantined;
  given: Correction;
  /** The commune whose teams can be chosen. */
  commune: string | null;
  onTeam: (team: string) => void;
  onDone: () => void;
}

interface Told {
  summary: FieldError[];
  errors: FieldWords & { team?: string; time?: string };
}

/** The visit as the phone sent it, mended by an official; it is recorded under its author. */
export function Correct({ entry, given, commune, onTeam, onDone }: Props): JSX.Element {
  const t = useStrings(strings);
  const [value, setValue] = useState(given);
  const [checked, setChecked] = useState<Told | null>(null);
  const action = useAction();
  const check = useCheck();
  const refusedAt = useRefusal(value);
  const said = action.problem?.code === "validation_failed" ? action.problem.errors[0]?.code : undefined;
  const told = checked ?? refusedAt(said ?? entry.code, said !== undefined);

  const submit = (event: Event) => {
    event.preventDefault();
    const found = check(value);
    action.clear();
    setChecked(found.summary.length > 0 ? found : null);
    if (found.summary.length > 0) return;
    action.run(async () => {
      await api.post(`/quarantine/${entry.id}/correct`, { body: correctedBody(value) });
      showToast(t.doneCorrect);
      onDone();
    });
  };
  const pickTeam = (team: string) => {
    setValue({ ...value, team });
    onTeam(team);
  };
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <p class="hint">{t.correctHint}</p>
      <ErrorSummary errors={told.summary} />
      {action.problem && said === undefined && <ProblemCard problem={action.problem} />}
      <TeamOf commune={commune} value={value.team} onChange={pickTeam} error={told.errors.team} />
      <EditForm
        form={value.form}
        onPatch={(part) => setValue({ ...value, form: { ...value.form, ...part } })}
        today={businessDay(Date.now())}
        errors={told.errors}
        daysBack={DAYS_BACK}
      />
      <TextField
        id="time"
        label={t.time}
        hint={t.timeHint}
        value={value.time}
        onInput={(time) => setValue({ ...value, time })}
        error={told.errors.time}
        maxLength={5}
        class="input-short"
        autoComplete="off"
      />
      <Button type="submit" kind="primary" icon="sent" disabled={action.busy}>
        {t.correct}
      </Button>
    </form>
  );
}

interface TeamProps {
  commune: string | null;
  value: string;
  onChange: (team: string) => void;
  error: string | undefined;
}

function TeamOf({ commune, value, onChange, error }: TeamProps): JSX.Element | null {
  const t = useStrings(strings);
  const teams = useTeamsOf(commune).data;
  if (!teams) return null;
  const known = teams.some((team) => team.id === value);
  return (
    <Select
      id="team"
      label={t.pickTeam}
      value={known ? value : ""}
      options={teams.map((team) => ({ value: team.id, label: team.hamlet_label ?? team.title }))}
      onChange={onChange}
      empty={true}
      error={error ?? (known ? undefined : t.needTeam)}
    />
  );
}

function useCheck(): (value: Correction) => Told {
  const t = useStrings(strings);
  const words = useStrings(visitStrings);
  const { meta } = useDesk();
  return ({ team, time, form }) => {
    const faults = checkForm(form, meta.today, DAYS_BACK);
    const errors: Told["errors"] = byField(faults, words.faults);
    const summary = inSummary(faults, words.faults);
    if (clockOf(time) === null) {
      errors.time = t.needTime;
      summary.push({ id: "time", text: t.needTime });
    }
    if (team === "") {
      errors.team = t.needTeam;
      summary.unshift({ id: "team", text: t.needTeam });
    }
    return { summary, errors };
  };
}

/** The reason at the control that mends it; above the form only once a correction was refused. */
function useRefusal({ form }: Correction): (code: string, above: boolean) => Told {
  const t = useStrings(strings);
  const codes = useStrings(codeStrings);
  const catalogue = useCatalogue();
  return (code, above) => {
    const why = codes[code] ?? code;
    const spot = catalogue.ready ? spotOf({ code }, form, catalogue) : null;
    const text = above ? t.stillRefused(why) : why;
    return { summary: above ? [{ id: spot?.id ?? "team", text }] : [], errors: spot ? { [spot.control]: text } : {} };
  };
}
