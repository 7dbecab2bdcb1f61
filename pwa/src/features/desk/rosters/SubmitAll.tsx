import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api, HttpProblem } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { showToast } from "../../../ui/Toast";
import { useAction } from "../base/load";
import { ProblemCard } from "../base/Problem";
import { strings } from "./strings";
import type { RosterItem } from "./types";

interface Props {
  items: readonly RosterItem[];
  onDone: () => void;
}

/** Hands in every draft that the rules take; those that need mending are named. */
export function SubmitAll({ items, onDone }: Props): JSX.Element {
  const t = useStrings(strings);
  const sending = useAction();
  const [left, setLeft] = useState<string[]>([]);
  const submit = () =>
    sending.run(async () => {
      const refused: string[] = [];
      for (const { id, edits, team_title } of items) {
        if (!(await taken(id, edits))) refused.push(team_title);
      }
      setLeft(refused);
      showToast(t.submitAllDone(items.length - refused.length));
      onDone();
    });
  return (
    <>
      {sending.problem && <ProblemCard problem={sending.problem} />}
      <div role="status">
        {left.length > 0 && (
          <Card tone="warn" icon="alert">
            <p>{t.submitAllLeft(left.join(", "))}</p>
          </Card>
        )}
      </div>
      <div class="row">
        <Button kind="primary" icon="send" disabled={sending.busy} onClick={submit}>
          {t.submitAll(items.length)}
        </Button>
      </div>
    </>
  );
}

/** False where the list itself, or its state, is not fit. Other problems are thrown. */
async function taken(id: string, edits: number): Promise<boolean> {
  try {
    await api.post(`/rosters/${id}/submit?edits=${edits}`);
    return true;
  } catch (error) {
    if (error instanceof HttpProblem && (error.status === 422 || error.status === 409)) return false;
    throw error;
  }
}
