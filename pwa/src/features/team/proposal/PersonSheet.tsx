import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStrings } from "../../../lib/i18n";
import { uuidv7 } from "../../../lib/ids";
import { Button } from "../../../ui/Button";
import { Radios } from "../../../ui/Choices";
import { ErrorSummary } from "../../../ui/ErrorSummary";
import { TextField } from "../../../ui/Field";
import { Sheet } from "../../../ui/Sheet";
import { checkTyped, readPhone } from "./check";
import type { Form } from "./form";
import type { Line, Role } from "./lines";
import { strings } from "./strings";
import { words } from "./words";

interface Props {
  form: Form;
  onForm: (form: Form) => void;
  /** Faults that the server found at this person, by field. */
  said: Partial<Record<string, string>>;
  onDone: (line: Line) => void;
  onLeave: () => void;
  onClose: () => void;
}

/** Somebody new, or what may change about somebody on the list: number, organisation, role, leaving. */
export function PersonSheet({ form, onForm, said, onDone, onLeave, onClose }: Props): JSX.Element {
  const t = useStrings(strings);
  const [tried, setTried] = useState(false);
  const wrong = tried ? checkTyped(form, new Date().getFullYear()) : {};
  const fault = (name: "full_name" | "birth_year" | "phone") => {
    const code = wrong[name];
    return code ? t.faults[code] : said[name];
  };
  const errors = (["full_name", "birth_year", "phone"] as const).flatMap((name) => {
    const text = fault(name);
    return text && tried ? [{ id: `person-${name}`, text }] : [];
  });
  const set = (part: Partial<Form>) => onForm({ ...form, ...part });
  const finish = () => {
    setTried(true);
    if (Object.keys(checkTyped(form, new Date().getFullYear())).length === 0) onDone(lineOf(form));
  };
  const text = (name: "full_name" | "birth_year" | "phone") => ({
    id: `person-${name}`,
    label: t.fields[name],
    value: form[name],
    error: fault(name),
    onInput: (value: string) => set({ [name]: value }),
  });
  const foot = (
    <Button kind="primary" wide onClick={finish}>
      {t.done}
    </Button>
  );
  return (
    <Sheet title={form.was ? form.was.full_name : t.addTitle} icon="user" onClose={onClose} foot={foot}>
      <ErrorSummary errors={errors} />
      {!form.was?.person_id && <NewPerson form={form} set={set} text={text} />}
      <Roles value={form.role} error={said.role} onChange={(role) => set({ role })} />
      <TextField {...text("phone")} type="tel" inputMode="tel" maxLength={20} hint={t.optional} autoComplete="off" />
      <TextField
        id="person-organization"
        label={t.fields.organization}
        hint={t.organizationHint}
        value={form.organization}
        onInput={(organization) => set({ organization })}
        maxLength={200}
        error={said.organization}
        autoComplete="off"
      />
      {form.was && (
        <Button kind="danger" icon="logout" wide onClick={onLeave}>
          {t.leaves}
        </Button>
      )}
    </Sheet>
  );
}

interface NewProps {
  form: Form;
  set: (part: Partial<Form>) => void;
  text: (name: "full_name" | "birth_year") => Parameters<typeof TextField>[0];
}

function NewPerson({ form, set, text }: NewProps): JSX.Element {
  const t = useStrings(strings);
  const addresses = [
    { value: "male", label: t.mr },
    { value: "female", label: t.ms },
  ];
  return (
    <>
      <TextField {...text("full_name")} maxLength={120} autoComplete="off" spellcheck={false} />
      <Radios
        id="person-gender"
        legend={t.fields.gender}
        options={addresses}
        value={form.gender}
        onChange={(gender) => set({ gender: gender as Line["gender"] })}
      />
      <TextField {...text("birth_year")} inputMode="numeric" maxLength={4} hint={t.optional} autoComplete="off" />
    </>
  );
}

function Roles(props: { value: Role; error: string | undefined; onChange: (role: Role) => void }): JSX.Element {
  const t = useStrings(strings);
  const { roles } = useStrings(words);
  const options = (["leader", "deputy", "member"] as const).map((role) => {
    const word = roles[role];
    return { value: role, label: `${word.charAt(0).toUpperCase()}${word.slice(1)}` };
  });
  return (
    <Radios
      id="person-role"
      legend={t.fields.role}
      options={options}
      value={props.value}
      error={props.error}
      onChange={(role) => props.onChange(role as Role)}
    />
  );
}

/** The line that a form with nothing wrong in it stands for. */
function lineOf({ was, ...form }: Form): Line {
  const fresh = { key: uuidv7(), person_id: null, position: null };
  return {
    ...(was ?? fresh),
    full_name: form.full_name.trim().replace(/\s+/g, " ").normalize("NFC"),
    birth_year: form.birth_year === "" ? null : Number(form.birth_year),
    gender: form.gender,
    organization: form.organization.trim().normalize("NFC") || null,
    phone: readPhone(form.phone),
    role: form.role,
  };
}
