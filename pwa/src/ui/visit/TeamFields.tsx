import type { JSX } from "preact";
import { useContext, useEffect } from "preact/hooks";
import { useStrings } from "../../lib/i18n";
import { Button } from "../Button";
import { Checks } from "../Choices";
import { PinGate } from "../PinGate";
import { Select } from "../Select";
import { Fault } from "./Fault";
import type { FieldWords, Patch } from "./faults";
import type { VisitForm } from "./model";
import { visitStrings } from "./strings";
import { type ChoiceMember, type TeamChoice, TeamContext } from "./team";

interface Props {
  form: VisitForm;
  onPatch: Patch;
  errors: FieldWords;
}

/** Another hamlet, who else was there, and for whom a leader logs. */
export function TeamFields(props: Props): JSX.Element {
  const { wantHamlets } = useContext(TeamContext);
  useEffect(wantHamlets, []);
  return (
    <>
      <HamletField {...props} />
      <Company {...props} />
    </>
  );
}

function HamletField({ form, onPatch, errors }: Props): JSX.Element {
  const t = useStrings(visitStrings);
  const team = useContext(TeamContext);
  if (team.hamlets === null) {
    return (
      <div id="hamlet" class="stack stack-2">
        {errors.hamlet && <Fault text={errors.hamlet} />}
        <p class="hint">{t.hamletNeedsNetwork}</p>
        {form.hamlet !== null && <Button onClick={() => onPatch({ hamlet: null })}>{t.backToOwn}</Button>}
      </div>
    );
  }
  return (
    <Select
      id="hamlet"
      label={t.hamlet}
      value={form.hamlet ?? ""}
      options={team.hamlets}
      onChange={(hamlet) => onPatch({ hamlet: hamlet || null })}
      empty={t.ownHamlet}
      error={errors.hamlet}
    />
  );
}

function Company(props: Props): JSX.Element {
  const { form, onPatch, errors } = props;
  const t = useStrings(visitStrings);
  const { members } = useContext(TeamContext);
  const strangers = strangersOf(form, members);
  const dropThem = () =>
    onPatch({
      withMembers: form.withMembers.filter((person) => !strangers.includes(person)),
      onBehalfOf: strangers.includes(form.onBehalfOf ?? "") ? null : form.onBehalfOf,
    });
  return (
    <div id="company" class={errors.company ? "field-bad stack" : "stack"}>
      {errors.company && <Fault text={errors.company} />}
      {strangers.length > 0 && (
        <Button icon="close" onClick={dropThem}>
          {t.dropStrangers(strangers.length)}
        </Button>
      )}
      <MemberFields {...props} />
    </div>
  );
}

/** People of the form that the lists below cannot show: without taking them out they would stay in unseen. */
function strangersOf(form: VisitForm, members: TeamChoice["members"]): string[] {
  if (members === "locked") {
    return [];
  }
  const named = form.onBehalfOf === null ? form.withMembers : [...form.withMembers, form.onBehalfOf];
  return named.filter((person) => !members?.some((member) => member.person_id === person));
}

function MemberFields({ form, onPatch }: Omit<Props, "errors">): JSX.Element | null {
  const t = useStrings(visitStrings);
  const team = useContext(TeamContext);
  if (team.members === null) {
    return null;
  }
  if (team.members === "locked") {
    return <PinGate label={t.unlockTeam} action={t.unlock} wrong={t.wrongPin} onUnlock={team.onUnlock} />;
  }
  const others = team.members.filter((member) => member.account_id !== team.me);
  const noPhone = others.filter((member) => member.account_id === null);
  const options = (list: readonly ChoiceMember[]) =>
    list.map((member) => ({ value: member.person_id, label: member.name }));
  return (
    <>
      {others.length > 0 && (
        <Checks
          id="with"
          legend={t.withMembers}
          options={options(others)}
          values={form.withMembers}
          onChange={(withMembers) => onPatch({ withMembers })}
        />
      )}
      {team.leads && noPhone.length > 0 && (
        <Select
          id="behalf"
          label={t.onBehalf}
          value={form.onBehalfOf ?? ""}
          options={options(noPhone)}
          onChange={(person) => onPatch({ onBehalfOf: person || null })}
          empty={t.myself}
        />
      )}
    </>
  );
}
