import { useEffect, useState } from "preact/hooks";
import { api, type HttpProblem } from "../../../data";
import { asProblem } from "../base/load";
import { online as network } from "../base/online";
import { hashOf } from "../base/route";

export const MAX_FILE = 10 * 1024 * 1024;
export const KINDS = [".xlsx", ".xls", ".csv"] as const;

export type Misfit = "badKind" | "tooBig" | "emptyFile";

/** Why a file is not even sent; null if it may go. */
export function misfitOf(file: Pick<File, "name" | "size">): Misfit | null {
  if (!KINDS.some((kind) => file.name.toLowerCase().endsWith(kind))) return "badKind";
  if (file.size > MAX_FILE) return "tooBig";
  return file.size === 0 ? "emptyFile" : null;
}

/** Send a chosen list up; without network it waits for one, as long as the page is open. Then the import's page opens. */
export function useUpload(unit: string) {
  const [file, setFile] = useState<File | null>(null);
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<HttpProblem | null>(null);
  const online = network.value;

  const send = (chosen: File) => {
    setSending(true);
    setProblem(null);
    const form = new FormData();
    form.append("file", chosen);
    form.append("unit_id", unit);
    api.upload<{ id: string }>("/roster-imports", form).then(
      ({ id }) => {
        location.hash = hashOf("nhap", id);
      },
      (error: unknown) => {
        const found = asProblem(error);
        setSending(false);
        // What has no network waits and is not refused.
        setProblem(found.code === "network" ? null : found);
      },
    );
  };
  useEffect(() => {
    if (file && online && !sending) send(file);
  }, [file, online]);
  return { file, sending, problem, waiting: file !== null && !sending && problem === null, choose: setFile, send };
}
