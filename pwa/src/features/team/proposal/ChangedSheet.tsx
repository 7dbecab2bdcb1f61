import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStrings } from "../../../lib/i18n";
import { clockTime } from "../../../lib/time";
import { Button } from "../../../ui/Button";
import { Radios } from "../../../ui/Choices";
import { ErrorSummary } from "../../../ui/ErrorSummary";
import { Section } from "../../../ui/Heading";
import { showPhone } from "../../../ui/phone";
import { Sheet } from "../../../ui/Sheet";
import type { Line, Proposal } from "./lines";
import type { Pick, Row } from "./merge";
import type { Picks, Sent } from "./remote";
import { sentences } from "./sentences";
import { strings } from "./strings";
import { words } from "./words";

interface Props {
  changed: Extract<Sent, { kind: "changed" }>;
  proposal: Proposal;
  onPicked: (picks: Picks) => void;
  onClose: () => void;
}

/** Somebody changed the list meanwhile: what they changed, and a choice in each row that both did; none beforehand. */
export function ChangedSheet({ changed, proposal, onPicked, onClose }: Props): JSX.Element {
  const t = useStrings(strings);
  const said = useStrings(words);
  const [picks, setPicks] = useState<Record<string, Pick>>({});
  const [tried, setTried] = useState(false);
  const { rows, by, at, theirs } = changed;
  const missing = rows.filter((row) => !picks[row.key]);
  const errors = tried ? missing.map((row) => ({ id: `row-${row.key}`, text: `${nameOf(row)}: ${t.pickFirst}` })) : [];
  const finish = () => {
    setTried(true);
    if (missing.length === 0) onPicked({ of: changed.of, rows: picks });
  };
  const foot = (
    <Button kind="primary" icon="send" wide onClick={finish}>
      {rows.length > 0 ? t.continueSending : t.send}
    </Button>
  );
  return (
    <Sheet title={t.changed} icon="swap" onClose={onClose} foot={foot} reading={rows.length === 0}>
      <ErrorSummary errors={errors} />
      <p>{[by && at ? t.changedBy(by, clockTime(at)) : "", rows.length > 0 ? t.pickRows : ""].join(" ").trim()}</p>
      <Section title={t.theySaid}>
        <ul class="stack stack-2">
          {sentences(proposal.seen, theirs, proposal.partial, said).map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </Section>
      {rows.map((row) => (
        <Radios
          key={row.key}
          id={`row-${row.key}`}
          legend={nameOf(row)}
          options={[
            { value: "mine", label: t.keepMine, hint: lineText(row.mine, t.leaves, said.roles) },
            { value: "theirs", label: t.takeTheirs, hint: lineText(row.theirs, t.leaves, said.roles) },
          ]}
          value={picks[row.key] ?? null}
          error={tried && !picks[row.key] ? t.pickFirst : undefined}
          onChange={(pick) => setPicks({ ...picks, [row.key]: pick as Pick })}
        />
      ))}
    </Sheet>
  );
}

function nameOf({ mine, theirs }: Row): string {
  return (mine ?? theirs)?.full_name ?? "";
}

function lineText(line: Line | null, leaves: string, roles: Record<Line["role"], string>): string {
  if (!line) return leaves;
  const parts = [line.full_name, roles[line.role], line.organization, line.phone && showPhone(line.phone)];
  return parts.filter(Boolean).join(" · ");
}
