import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { DateField } from "../../../ui/DateField";
import { TextArea, TextField } from "../../../ui/Field";
import { type FormStrings, formStrings } from "./formStrings";
import { Fixed } from "./mend/Fixed";
import { mendStrings } from "./mend/mendStrings";
import type { ProgrammeText } from "./newProgramme";
import { oneLine } from "./newTarget";
import { strings } from "./strings";
import { UnitSelect } from "./UnitSelect";

/** The labels of a resolution's fields, in the order of the form. */
export function programmeLabels(t: FormStrings, unit: string): Record<keyof ProgrammeText, string> {
  return { name: t.programmeName, legal_basis: t.basis, adopted_on: t.adopted, deadline: t.deadline, unit_id: unit };
}

interface Props {
  draft: ProgrammeText;
  put: (patch: Partial<ProgrammeText>) => void;
  /** The unit it is of already. */
  unit?: { unit_id: string; unit_name: string };
  /** Results were noted for the unit. */
  unitFixed?: boolean;
  idOf: (field: string) => string;
  errorOf: (field: string) => string | undefined;
}

/** What a resolution itself says. */
export function ProgrammeFields({ draft, put, unit, unitFixed, idOf, errorOf }: Props): JSX.Element {
  const t = useStrings(formStrings);
  const tm = useStrings(mendStrings);
  const words = useStrings(strings);
  return (
    <>
      <TextField
        id={idOf("name")}
        label={t.programmeName}
        value={draft.name}
        onInput={(name) => put({ name })}
        error={errorOf("name")}
        autoComplete="off"
        maxLength={200}
      />
      <TextArea
        id={idOf("legal_basis")}
        label={t.basis}
        hint={t.basisHint}
        value={draft.legal_basis}
        onInput={(text) => put({ legal_basis: oneLine(text) })}
        error={errorOf("legal_basis")}
        maxLength={300}
      />
      <div class="dk-form-row">
        <DateField
          id={idOf("adopted_on")}
          label={t.adopted}
          value={draft.adopted_on}
          onChange={(adopted_on) => put({ adopted_on })}
          error={errorOf("adopted_on")}
        />
        <DateField
          id={idOf("deadline")}
          label={t.deadline}
          value={draft.deadline}
          onChange={(deadline) => put({ deadline })}
          error={errorOf("deadline")}
        />
      </div>
      {unit && unitFixed ? (
        <Fixed label={words.unit} text={unit.unit_name} why={tm.unitFixed} />
      ) : (
        <UnitSelect
          id={idOf("unit_id")}
          value={draft.unit_id}
          on={draft.adopted_on}
          series={unit ? [unit] : []}
          onChange={(unit_id) => put({ unit_id })}
          error={errorOf("unit_id")}
        />
      )}
    </>
  );
}
