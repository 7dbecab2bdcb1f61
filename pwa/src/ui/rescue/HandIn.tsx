import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { useStrings } from "../../lib/i18n";
import { Button } from "../Button";
import { Card } from "../Card";
import { rescueStrings } from "./strings";

/** What became of a file: numbers of entries (same shape as the data layer's HandedIn). */
export interface HandInResult {
  author_name: string;
  ops: number;
  taken: number;
  known: number;
  set_aside: number;
}

interface Props {
  hint: string;
  /** Fails with an error whose `code` says why. */
  onFile: (file: File) => Promise<HandInResult>;
}

type State = { at: "idle" | "sending" } | { at: "done"; result: HandInResult } | { at: "failed"; code: string };

/** Choose a rescue file and hand it in; says what was taken, or why it was not. */
export function HandIn({ hint, onFile }: Props): JSX.Element {
  const t = useStrings(rescueStrings);
  const input = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<State>({ at: "idle" });

  const take = (chosen: HTMLInputElement) => {
    const file = chosen.files?.[0];
    if (!file) {
      return;
    }
    setState({ at: "sending" });
    onFile(file).then(
      (result) => setState({ at: "done", result }),
      (error: unknown) => setState({ at: "failed", code: (error as { code?: string }).code ?? "other" }),
    );
    // So that the same file can be chosen once more.
    chosen.value = "";
  };
  const busy = state.at === "sending";
  return (
    <div class="stack stack-2">
      <p class="hint">{hint}</p>
      <Button icon="storage" wide disabled={busy} onClick={() => input.current?.click()}>
        {busy ? t.sending : t.handIn}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label={t.handIn}
        hidden
        onChange={(event) => take(event.currentTarget)}
      />
      <div role="status">
        {state.at === "done" && <Done result={state.result} />}
        {state.at === "failed" && (
          <Card tone="warn" icon="alert" title={problemOf(state.code, t)}>
            <p>{t.fileStays}</p>
          </Card>
        )}
      </div>
    </div>
  );
}

function Done({ result }: { result: HandInResult }): JSX.Element {
  const t = useStrings(rescueStrings);
  const { author_name, ops, taken, known, set_aside } = result;
  const parts = [t.taken(taken), t.known(known), ...(set_aside > 0 ? [t.aside(set_aside)] : [])];
  return (
    <Card tone="note" icon="sent" title={`${t.done(author_name, ops)}: ${parts.join(", ")}`}>
      <p>{t.keep}</p>
    </Card>
  );
}

function problemOf(code: string, t: typeof rescueStrings.vi): string {
  const same: Record<string, string> = { validation_failed: "rescue_file_damaged", bad_request: "rescue_file_damaged" };
  const known = same[code] ?? code;
  return known in t.problems ? t.problems[known as keyof typeof t.problems] : t.problems.other;
}
