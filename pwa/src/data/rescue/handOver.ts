/** Giving a rescue file to the person, and handing in one that somebody brings. */

import { giveFile } from "../download";
import { HttpProblem } from "../errors";
import { request } from "../http";
import type { HandedIn } from "../types";
import { makeFile } from "./file";

const MAX_BYTES = 5_000_000;
// A large file on a slow line.
const TIMEOUT_MS = 180_000;

/** Make the file and give it to the person. Null when they closed the sheet without keeping it. @throws NoRescueKey */
export async function saveFile(): Promise<{ name: string; count: number } | null> {
  const { name, text, count } = await makeFile();
  const given = await giveFile(new File([text], name, { type: "application/json" }));
  return given ? { name, count } : null;
}

/** Hand in a rescue file; each op arrives under its author, once. @throws HttpProblem */
export async function handIn(file: File): Promise<HandedIn> {
  if (file.size > MAX_BYTES) throw new HttpProblem(413, "too_large");
  return request<HandedIn>("POST", "/sync/rescue-files", parse(await file.text()), undefined, TIMEOUT_MS);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The server would say the same; this also tells without network that it is some other file.
    throw new HttpProblem(422, "rescue_file_damaged");
  }
}
