import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { api, HttpProblem } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { textOrNull } from "../../../lib/shape";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { Skeleton } from "../../../ui/EmptyState";
import { showToast } from "../../../ui/Toast";
import { moment } from "../base/format";
import { KeptLocked } from "../base/KeptLocked";
import { useAction } from "../base/load";
import { ProblemCard } from "../base/Problem";
import { strings as baseStrings } from "../base/strings";
import { EditTable } from "./EditTable";
import { type CellFaults, faultsOf, linesOf, serverCellFaults, type TypedLine } from "./editing";
import { strings } from "./strings";
import type { RosterFull } from "./types";
import { useLines } from "./useLines";

interface Props {
  roster: RosterFull;
  onDirty: (dirty: boolean) => void;
  onNewer: (roster: RosterFull) => void;
  reload: () => void;
}

interface Conflict {
  by: string | null;
  at: string | null;
  edits: number;
}

/** A draft's people as a table to type in; saved as a whole, checked by the rules as it is saved. */
export function LinesEditor({ roster, onDirty, onNewer, reload }: Props): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const { state, unlock, lines, dirty, edits, set, remove, restore, add, take } = useLines(roster);
  const [faults, setFaults] = useState<CellFaults>({});
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const saving = useAction();
  const table = useRef<HTMLDivElement>(null);
  useEffect(() => onDirty(dirty), [dirty]);

  const save = (base: number) => {
    const own = faultsOf(lines, t);
    setFaults(own);
    if (Object.keys(own).length > 0) return focusFault(table.current);
    saving.run(async () => {
      try {
        const newer = await api.put<RosterFull>(`/rosters/${roster.id}`, { edits: base, lines: linesOf(lines) });
        setConflict(null);
        take(newer);
        onNewer(newer);
        showToast(t.saved);
      } catch (error) {
        if (!(error instanceof HttpProblem)) throw error;
        if (error.code === "conflict") return setConflict(conflictOf(error));
        const told = serverCellFaults(error.errors, t);
        setFaults(told);
        if (Object.keys(told).length === 0) throw error;
        focusFault(table.current);
      }
    });
  };
  const drop = (line: TypedLine) => {
    const before = lines;
    remove(line);
    showToast(t.removed(line.full_name || t.newPerson), () => restore(before));
  };
  const theirs = () => {
    setConflict(null);
    take(roster);
    reload();
  };
  const dropKept = () => {
    take(roster);
    unlock();
  };
  if (state === "reading") return <Skeleton rows={3} label={common.loading} />;
  if (state === "locked") return <KeptLocked onUnlock={unlock} onDrop={dropKept} />;
  return (
    <div class="stack stack-3" ref={table}>
      <EditTable lines={lines} faults={faults} onSet={set} onRemove={drop} />
      <div class="row">
        <Button icon="plus" onClick={add}>
          {t.add}
        </Button>
      </div>
      {conflict && (
        <div role="alert">
          <Card tone="warn" icon="swap" title={t.conflictTitle}>
            <p>{t.conflictText(conflict.by ?? t.somebody, moment(conflict.at))}</p>
            <div class="row">
              <Button onClick={theirs}>{t.takeTheirs}</Button>
              <Button onClick={() => save(conflict.edits)}>{t.keepMine}</Button>
            </div>
          </Card>
        </div>
      )}
      {saving.problem && <ProblemCard problem={saving.problem} />}
      {dirty && (
        <div class="dk-recheck">
          <p class="small" role="status">
            {t.unsaved}
          </p>
          <span class="row">
            <Button onClick={() => take(roster)}>{t.undoAll}</Button>
            <Button kind="primary" icon="sent" disabled={saving.busy} onClick={() => save(edits)}>
              {t.save}
            </Button>
          </span>
        </div>
      )}
    </div>
  );
}

function conflictOf({ params }: HttpProblem): Conflict {
  return { by: textOrNull(params.by), at: textOrNull(params.at), edits: Number(params.edits) };
}

function focusFault(holder: HTMLElement | null): void {
  // Marked only after the next drawing.
  requestAnimationFrame(() => {
    const cell = holder?.querySelector<HTMLElement>("[aria-invalid='true']");
    cell?.focus();
    cell?.scrollIntoView({ block: "center" });
  });
}
