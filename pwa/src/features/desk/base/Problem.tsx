import type { JSX } from "preact";
import type { HttpProblem } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button, ButtonLink } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { type DeskStrings, strings } from "./strings";

/** A problem in plain words; never a bare code. */
function problemText(t: DeskStrings, problem: HttpProblem): string {
  return t.problems[problem.code] ?? t.problems.internal ?? problem.code;
}

interface Props {
  problem: HttpProblem;
  /** Given where something was to be shown; without it something was to be done. */
  onRetry?: (() => void) | undefined;
}

/** What happened, and the one button that helps: try again, or sign in again. */
export function ProblemCard({ problem, onRetry }: Props): JSX.Element {
  const t = useStrings(strings);
  const signedOut = problem.code === "unauthenticated";
  return (
    <div role="alert">
      <Card tone="warn" icon="alert" title={onRetry ? t.problemTitle : t.actionTitle}>
        <p>{problemText(t, problem)}</p>
        <div class="row">
          {signedOut && (
            <ButtonLink href="#/vao" kind="primary">
              {t.logIn}
            </ButtonLink>
          )}
          {!signedOut && onRetry && (
            <Button icon="refresh" onClick={onRetry}>
              {t.retry}
            </Button>
          )}
        </div>
      </Card>
    </div>
  );
}
