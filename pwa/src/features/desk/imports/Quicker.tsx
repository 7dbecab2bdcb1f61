import type { JSX } from "preact";
import { HttpProblem } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { textOrNull } from "../../../lib/shape";
import { Card } from "../../../ui/Card";
import { moment } from "../base/format";
import { strings } from "./strings";

/** Who changed the import first, and when; null where the server does not say. */
export interface Other {
  by: string | null;
  at: string | null;
}

/** The other officer of a conflict; null for any other error. */
export function otherOf(error: unknown): Other | null {
  if (!(error instanceof HttpProblem) || error.code !== "conflict") return null;
  return { by: textOrNull(error.params.by), at: textOrNull(error.params.at) };
}

/** Two officers at one list: the other came first. `kept`: what was typed here is still on the screen. */
export function Quicker({ other, kept }: { other: Other; kept: boolean }): JSX.Element {
  const t = useStrings(strings);
  const said = kept ? t.conflictText : t.conflictAgain;
  return (
    <div role="alert">
      <Card tone="warn" icon="swap" title={t.conflictTitle}>
        <p>{said(other.by ?? t.otherOfficer, moment(other.at))}</p>
      </Card>
    </div>
  );
}
