import type { ComponentChildren, JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Radios } from "../../../ui/Choices";
import { DateField } from "../../../ui/DateField";
import { TextField } from "../../../ui/Field";
import { type Paper, withAuthority } from "./paper";
import { onPaper, strings } from "./strings";

interface Props {
  paper: Paper;
  onChange: (paper: Paper) => void;
  idOf: (field: string) => string;
  errorOf: (field: string) => string | undefined;
  /** Officers prepare who signs; number and days belong to the approver. */
  numbered: boolean;
  /** The fields of the decision itself, after the number. */
  kind: ComponentChildren;
}

/** Number, days and signer as they stand on the signed paper. */
export function PaperFields({ paper, onChange, idOf, errorOf, numbered, kind }: Props): JSX.Element {
  const t = useStrings(strings);
  const set = (patch: Partial<Paper>) => onChange({ ...paper, ...patch });
  return (
    <>
      {numbered && (
        <>
          <TextField
            id={idOf("number")}
            label={t.number}
            hint={t.numberHint}
            value={paper.number}
            onInput={(number) => set({ number })}
            error={errorOf("number")}
            autoComplete="off"
            maxLength={40}
          />
          <div class="dk-form-row">
            <DateField
              id={idOf("date")}
              label={t.date}
              value={paper.date}
              onChange={(date) => set({ date, effective: paper.effective === paper.date ? date : paper.effective })}
              error={errorOf("date")}
            />
            <DateField
              id={idOf("effective_date")}
              label={t.effective}
              value={paper.effective}
              onChange={(effective) => set({ effective })}
              error={errorOf("effective_date")}
            />
          </div>
        </>
      )}
      {kind}
      <TextField
        id={idOf("signer")}
        label={t.signer}
        value={paper.signer}
        onInput={(signer) => set({ signer })}
        error={errorOf("signer")}
        autoComplete="off"
        maxLength={120}
      />
      <Radios
        id={idOf("authority")}
        legend={t.authority}
        options={(["chair", "forChair"] as const).map((who) => ({ value: onPaper[who], label: t.authorities[who] }))}
        value={paper.authority}
        onChange={(authority) => onChange(withAuthority(paper, authority))}
        error={errorOf("authority")}
      />
      <TextField
        id={idOf("position")}
        label={t.position}
        value={paper.position}
        onInput={(position) => set({ position })}
        error={errorOf("position")}
        autoComplete="off"
        maxLength={120}
      />
    </>
  );
}
