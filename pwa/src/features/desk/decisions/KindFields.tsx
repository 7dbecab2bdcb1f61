import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Radios } from "../../../ui/Choices";
import { Select } from "../../../ui/Select";
import { useDesk } from "../base/desk";
import { day, NOTHING } from "../base/format";
import { strings } from "./strings";
import type { DecisionItem, Kind } from "./types";

interface Props {
  kind: Kind;
  replaces: string;
  issued: readonly DecisionItem[];
  onKind: (kind: Kind) => void;
  onReplaces: (id: string) => void;
}

const KINDS: readonly Kind[] = ["establish", "re-issue"];

/** Whether teams are established or re-issued, and which decision this one takes the place of. */
export function KindFields({ kind, replaces, issued, onKind, onReplaces }: Props): JSX.Element {
  const t = useStrings(strings);
  const { unit } = useDesk();
  // What the commune was merged from decided too.
  const elsewhere = (one: DecisionItem) => (one.unit_id === unit?.id ? "" : (one.unit_name ?? ""));
  return (
    <>
      <Radios
        id="decision-kind"
        legend={t.kind}
        options={KINDS.map((value) => ({ value, label: t.kinds[value] }))}
        value={kind}
        onChange={(value) => onKind(value as Kind)}
      />
      {issued.length > 0 && (
        <Select
          id="decision-replaces"
          label={t.replaces}
          value={replaces}
          empty={t.replacesNone}
          options={issued.map((one) => ({
            value: one.id,
            label: t.replacesLine(one.label ?? NOTHING, day(one.date), elsewhere(one)),
          }))}
          onChange={onReplaces}
        />
      )}
    </>
  );
}
