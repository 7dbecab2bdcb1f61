import { useEffect, useState } from "preact/hooks";
import { api } from "../../../data";
import { type Load, useLoad } from "../base/load";
import type { Import } from "./types";

const LOOK_AGAIN = 700;

export interface ImportLoad extends Load<Import> {
  /** Put the server's newer answer in place. */
  put: (newer: Import) => void;
}

/** An import; as long as it is being read it is looked at again. */
export function useImport(id: string): ImportLoad {
  const asked = useLoad(`import ${id}`, () => api.get<Import>(`/roster-imports/${id}`));
  const [newer, setNewer] = useState<Import | null>(null);
  const { data: first, reload } = asked;
  const data = newer?.id === id && (!first || newer.edits >= first.edits) ? newer : first;
  const open = data !== undefined && (data.status === "queued" || data.status === "running");
  useEffect(() => {
    if (!open || asked.problem) return;
    const timer = setTimeout(reload, LOOK_AGAIN);
    return () => clearTimeout(timer);
  }, [open, first]);
  return { ...asked, data, put: setNewer };
}
