import { useState } from "preact/hooks";
import { HttpProblem } from "../../../../data";
import { isRecord, textOrNull } from "../../../../lib/shape";

const GONE: readonly string[] = ["target_withdrawn", "not_found"];

/** What somebody who was quicker wrote. */
export interface Newer<Draft> {
  by: string | null;
  at: string | null;
  theirs: Draft;
  /** The fields in which it differs from what was seen here. */
  changed: readonly (keyof Draft & string)[];
}

/**
 * A form over something that others mend too. Who comes second is told; fields that were not touched here become
 * theirs, and what was typed stays, to be saved on top. `read` makes a draft of the fields as the server tells them.
 */
export function useMend<Draft extends object>(
  first: Draft,
  version: number,
  read: (now: Record<string, unknown>) => Draft,
) {
  const [draft, setDraft] = useState(first);
  const [seen, setSeen] = useState({ version, said: first });
  const [newer, setNewer] = useState<Newer<Draft> | null>(null);

  /** Send with the version that was seen; false: somebody was quicker. */
  const send = async (act: (version: number) => Promise<unknown>): Promise<boolean> => {
    try {
      await act(seen.version);
      return true;
    } catch (error) {
      const told = newerOf(error);
      if (!told) throw error;
      const theirs = read(told.now);
      setDraft(merged(seen.said, draft, theirs));
      setSeen({ version: told.version, said: theirs });
      setNewer({ by: told.by, at: told.at, theirs, changed: differing(seen.said, theirs) });
      return false;
    }
  };
  return {
    draft,
    put: (patch: Partial<Draft>) => setDraft((old) => ({ ...old, ...patch })),
    send,
    newer,
    /** What the page behind shows is no longer so. */
    outdated: seen.version !== version,
    takeTheirs: () => {
      if (newer) setDraft(newer.theirs);
      setNewer(null);
    },
  };
}

/** Whether what was being written of was taken away or given up meanwhile: there is nothing left to try again. */
export function isGone(problem: HttpProblem | null): boolean {
  return problem !== null && GONE.includes(problem.code);
}

/** The fields in which two drafts differ. */
export function differing<Draft extends object>(one: Draft, other: Draft): (keyof Draft & string)[] {
  const names = Object.keys(one) as (keyof Draft & string)[];
  return names.filter((name) => one[name] !== other[name]);
}

/** Mine where I typed, theirs elsewhere. */
export function merged<Draft extends object>(seen: Draft, mine: Draft, theirs: Draft): Draft {
  const typed = differing(seen, mine).map((name) => [name, mine[name]]);
  return { ...theirs, ...Object.fromEntries(typed) };
}

interface Told {
  version: number;
  by: string | null;
  at: string | null;
  now: Record<string, unknown>;
}

function newerOf(error: unknown): Told | null {
  if (!(error instanceof HttpProblem) || error.code !== "conflict" || !isRecord(error.params.now)) return null;
  const { version, by, at, now } = error.params;
  return { version: Number(version), by: textOrNull(by), at: textOrNull(at), now };
}
