import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { setQuery } from "../base/route";
import { columnsFor, turnsRound } from "./crossing";
import { strings } from "./strings";

interface Props {
  group: string;
  cross: string;
  /** The server's reason: `not_counted`, `people_and_items` or `units_are_rows`. */
  reason: string;
}

/** Why there are no numbers for two groupings at once, and which ways out there are. */
export function CannotCross({ group, cross, reason }: Props): JSX.Element {
  const t = useStrings(strings);
  const rows = t.groups[group] ?? group;
  const possible = columnsFor(group);
  return (
    <div role="alert">
      <Card tone="note" icon="info" title={t.refused(rows, t.groups[cross] ?? cross)}>
        <p>{t.whyNot[reason] ?? t.whyNot.not_counted}</p>
        <p>{possible.length > 0 ? t.instead(rows) : t.insteadNone(rows)}</p>
        <div class="row">
          {turnsRound(group, cross) && (
            <Button icon="refresh" onClick={() => setQuery({ theo: cross, ghep: group })}>
              {t.turnRound}
            </Button>
          )}
          {possible.map((one) => (
            <Button key={one} onClick={() => setQuery({ ghep: one })}>
              {t.groups[one] ?? one}
            </Button>
          ))}
          <Button kind="quiet" icon="close" onClick={() => setQuery({ ghep: null })}>
            {t.uncross}
          </Button>
        </div>
      </Card>
    </div>
  );
}
