import type { JSX } from "preact";
import type { HttpProblem } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { formatDay } from "../../../lib/time";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { setQuery } from "../base/route";
import { strings as baseStrings } from "../base/strings";
import { strings } from "./strings";

/** Where days would not do: says so, and one press widens the period to the whole months that the server names. */
export function WholeMonths({ problem }: { problem: HttpProblem }): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const { from, to } = problem.params ?? {};
  const named = typeof from === "string" && typeof to === "string" ? { from, to } : null;
  const widen = () =>
    setQuery(named ? { ky: "khac", tu: named.from, den: named.to } : { ky: "thang", tu: null, den: null });
  return (
    <div role="alert">
      <Card tone="note" icon="calendar" title={common.problems.whole_months_only ?? ""}>
        <p>{t.wholeWhy}</p>
        <div class="row">
          <Button icon="calendar" onClick={widen}>
            {named ? t.wholeSpan(`${formatDay(named.from)}–${formatDay(named.to)}`) : t.wholeMonth}
          </Button>
        </div>
      </Card>
    </div>
  );
}

/** Whether that is the problem. */
export function needsWholeMonths(problem: HttpProblem | null): problem is HttpProblem {
  return problem?.code === "whole_months_only";
}
