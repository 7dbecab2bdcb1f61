import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Radios } from "../../../ui/Choices";
import { DateField } from "../../../ui/DateField";
import { Select } from "../../../ui/Select";
import { useDesk } from "../base/desk";
import { Section } from "../base/PageHead";
import { mayAdd, type Slot, sameSlot } from "./picked";
import { strings } from "./strings";
import type { WorkSheet } from "./types";

interface Props {
  sheet: WorkSheet;
  taken: readonly Slot[];
  onAdd: (slot: Slot) => void;
}

/** A day on which somebody worked without logging a visit. */
export function AddDay({ sheet, taken, onAdd }: Props): JSX.Element {
  const t = useStrings(strings);
  const { meta } = useDesk();
  const [person, setPerson] = useState("");
  const [when, setWhen] = useState("");
  const [shift, setShift] = useState("day");
  const [fault, setFault] = useState(false);
  const add = () => {
    const member = sheet.members.find((one) => one.person_id === person);
    if (!mayAdd(sheet, member, when, meta.today)) return setFault(true);
    setFault(false);
    const slot: Slot = { person_id: person, day: when, night: shift === "night", state: "added", note: "", on: true };
    const there = taken.find((one) => sameSlot(one, slot));
    if (!there?.on) onAdd(slot);
  };
  return (
    <Section title={t.addDay}>
      <div class="dk-form dk-box">
        <Select
          id="them-nguoi"
          label={t.person}
          value={person}
          options={sheet.members.map((member) => ({ value: member.person_id, label: member.name }))}
          onChange={setPerson}
          empty={t.choose}
          error={fault ? t.addFault : undefined}
        />
        <DateField id="them-ngay" label={t.day} value={when} onChange={setWhen} />
        <Radios
          id="them-ca"
          legend={t.shift}
          options={[
            { value: "day", label: t.byDay },
            { value: "night", label: t.atNight },
          ]}
          value={shift}
          onChange={setShift}
        />
        <div class="row">
          <Button icon="plus" onClick={add}>
            {t.add}
          </Button>
        </div>
      </div>
    </Section>
  );
}
