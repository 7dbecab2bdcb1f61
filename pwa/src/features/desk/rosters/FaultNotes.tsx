import type { JSX } from "preact";
import { language, useStrings } from "../../../lib/i18n";
import { Card } from "../../../ui/Card";
import { strings } from "./strings";
import type { RosterFault, RosterFull } from "./types";

/** What the rules say about a list: what stops it, and what is worth a look. */
export function FaultNotes({ roster }: { roster: RosterFull }): JSX.Element | null {
  const t = useStrings(strings);
  const { problems, warnings, status } = roster;
  const shown = status === "approved" || status === "superseded" ? [] : problems;
  if (shown.length + warnings.length === 0) return null;
  return (
    <>
      {shown.length > 0 && (
        <Card tone="warn" icon="alert" title={t.problems}>
          <List faults={shown} />
        </Card>
      )}
      {warnings.length > 0 && (
        <Card tone="note" icon="info" title={t.warnings}>
          <List faults={warnings} />
        </Card>
      )}
    </>
  );
}

function List({ faults }: { faults: readonly RosterFault[] }): JSX.Element {
  return (
    <ul class="dk-items">
      {faults.map((fault) => (
        <li key={`${fault.code} ${fault.field} ${fault.message}`}>{faultWords(fault)}</li>
      ))}
    </ul>
  );
}

/** A fault in the language of the screen. */
export function faultWords(fault: RosterFault): string {
  return (language.value === "en" && fault.message_en) || fault.message;
}
