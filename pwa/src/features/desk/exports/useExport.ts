import { useEffect, useRef, useState } from "preact/hooks";
import { api, type HttpProblem } from "../../../data";
import { asProblem } from "../base/load";
import type { ExportRow } from "../base/types";

const FIRST_WAIT = 600;
const LONGEST_WAIT = 3000;

/** What is asked of POST /exports. */
export interface Wish {
  report: ExportRow["report"];
  format: ExportRow["format"];
  unit?: string;
  from: string;
  to: string;
  /** `then`, `now` or a day. */
  units_as_of: string;
}

/** Fetch the file of a finished export under its own name. */
export function downloadFile(row: ExportRow): Promise<void> {
  return api.download(`/exports/${row.id}/file`, row.filename ?? `bao-cao.${row.format}`);
}

/**
 * Ask for a file, look after it until it is made, then fetch it. Looks less and less often; leaving the page stops the
 * looking, not the making: the file then waits in the list. `onChange` is called when the list has something new.
 */
export function useExport(onChange: () => void) {
  const [row, setRow] = useState<ExportRow | null>(null);
  const [problem, setProblem] = useState<HttpProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);

  const follow = async (wish: Wish) => {
    let now = await api.post<ExportRow>("/exports", wish);
    setRow(now);
    onChange();
    for (let wait = FIRST_WAIT; isOpen(now) && here.current; wait = Math.min(wait * 1.4, LONGEST_WAIT)) {
      await new Promise((go) => setTimeout(go, wait));
      now = await api.get<ExportRow>(`/exports/${now.id}`);
      setRow(now);
    }
    onChange();
    if (now.status === "ready" && here.current) await downloadFile(now);
  };
  const ask = (wish: Wish) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    setRow(null);
    follow(wish)
      .catch((error: unknown) => setProblem(asProblem(error)))
      .finally(() => setBusy(false));
  };
  return { row, problem, busy, ask };
}

/** Whether the file is still being made. */
export function isOpen(row: ExportRow): boolean {
  return row.status === "queued" || row.status === "running";
}
