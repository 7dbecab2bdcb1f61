import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api, type HttpProblem } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Card } from "../../../ui/Card";
import { Icon } from "../../../ui/icons/Icon";
import { count } from "../base/format";
import { asProblem } from "../base/load";
import { ProblemCard } from "../base/Problem";
import { strings } from "./strings";
import type { SheetAnswer, Targets } from "./types";

interface Props {
  path: string;
  targets: Targets;
  onDone: () => void;
}

/** Goals from a file: all of them, or what is wrong with which row. */
export function GoalSheet({ path, targets, onDone }: Props): JSX.Element {
  const t = useStrings(strings);
  const [answer, setAnswer] = useState<SheetAnswer | null>(null);
  const [problem, setProblem] = useState<HttpProblem | null>(null);
  const { level, unit_id } = targets;
  const send = (file: File) => {
    const form = new FormData();
    form.append("file", file);
    form.append("level", level);
    if (level === "team") form.append("unit_id", unit_id);
    setProblem(null);
    setAnswer(null);
    api.upload<SheetAnswer>(`${path}/sheet`, form).then(
      (told) => {
        setAnswer(told);
        if (told.taken > 0) onDone();
      },
      (error: unknown) => setProblem(asProblem(error)),
    );
  };
  const choose = (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (file) send(file);
    // The same file mended under the same name may be chosen again.
    input.value = "";
  };
  return (
    <div class="stack stack-2">
      <div class="field dk-file">
        <p class="hint" id="goal-sheet-hint">
          {level === "team" ? t.fileTeam : t.file}
        </p>
        <input
          id="goal-sheet"
          class="vh"
          type="file"
          accept=".xlsx,.xls,.csv"
          aria-describedby="goal-sheet-hint"
          onChange={({ currentTarget }) => choose(currentTarget)}
        />
        <label class="btn" for="goal-sheet">
          <Icon name="table" size={20} />
          <span>{t.fileChoose}</span>
        </label>
      </div>
      <div role="status">
        {problem?.code === "sheet_refused" && (
          <Card tone="warn" icon="alert" title={t.refusals[String(problem.params.reason)] ?? t.refused} />
        )}
        {answer && answer.taken > 0 && <Card tone="note" icon="sent" title={t.taken(count(answer.taken))} />}
        {answer && answer.errors.length > 0 && <Faults answer={answer} />}
      </div>
      {problem && problem.code !== "sheet_refused" && <ProblemCard problem={problem} />}
    </div>
  );
}

function Faults({ answer }: { answer: SheetAnswer }): JSX.Element {
  const t = useStrings(strings);
  return (
    <Card tone="warn" icon="alert" title={t.faults(count(answer.errors.length))}>
      <ul>
        {answer.errors.map((fault) => (
          <li key={`${fault.row} ${fault.column}`}>
            {t.fault(fault.row, t.sheetFaults[fault.code] ?? fault.code, fault.value)}
          </li>
        ))}
      </ul>
    </Card>
  );
}
