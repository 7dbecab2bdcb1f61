/** Rescue files as features see them; the work is loaded when somebody asks for it. */
import type { HandedIn, RescueFile } from "../types";

export const rescue = {
  /** The unsent visits of `account` (default: who is logged in) as a sealed file, without network. @throws NoRescueKey */
  makeFile: async (account?: string): Promise<RescueFile> => (await import("./file")).makeFile(account),
  /** Make it and give it to the person; null when they closed the share sheet. @throws NoRescueKey */
  save: async (): Promise<{ name: string; count: number } | null> => (await import("./handOver")).saveFile(),
  /** Hand in a file that somebody brings. @throws HttpProblem (`rescue_key_unknown`, `rescue_file_damaged`, `forbidden`) */
  handIn: async (file: File): Promise<HandedIn> => (await import("./handOver")).handIn(file),
};
