import { useEffect, useState } from "preact/hooks";
import { HttpProblem } from "../../../data";
import type { Page } from "./types";

/** What a page knows of one answer: the last data stays while a newer one is on its way. */
export interface Load<T> {
  data: T | undefined;
  problem: HttpProblem | null;
  busy: boolean;
  reload: () => void;
}

/** Any failure as the problem the pages speak of; what is not an answer of ours counts as no connection. */
export function asProblem(error: unknown): HttpProblem {
  return error instanceof HttpProblem ? error : new HttpProblem(0, "network");
}

/**
 * Ask once per `key` (null: do not ask yet). An answer that comes after the key has changed is dropped, so that a slow
 * filter never overwrites a newer one.
 */
export function useLoad<T>(key: string | null, ask: () => Promise<T>): Load<T> {
  const [state, setState] = useState<{ data: T | undefined; problem: HttpProblem | null; busy: boolean }>({
    data: undefined,
    problem: null,
    busy: key !== null,
  });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (key === null) return;
    let wanted = true;
    setState((last) => ({ ...last, busy: true }));
    ask().then(
      (data) => wanted && setState({ data, problem: null, busy: false }),
      (error: unknown) => wanted && setState((last) => ({ ...last, problem: asProblem(error), busy: false })),
    );
    return () => {
      wanted = false;
    };
  }, [key, turn]);
  return { ...state, reload: () => setTurn((last) => last + 1) };
}

/** A list that grows by "Xem thêm". */
export interface Pages<T> extends Omit<Load<T[]>, "data"> {
  items: T[] | undefined;
  more: (() => void) | null;
}

/** Ask for the first page per `key`, and for the next ones on demand. `ask` gets the cursor. */
export function usePages<T>(key: string | null, ask: (after: string | null) => Promise<Page<T>>): Pages<T> {
  const first = useLoad(key, () => ask(null));
  const [rest, setRest] = useState<{ of: Page<T> | undefined; items: T[]; next: string | null }>();
  const [state, setState] = useState<{ busy: boolean; problem: HttpProblem | null }>({ busy: false, problem: null });
  const mine = rest?.of === first.data ? rest : undefined;
  const next = mine ? mine.next : (first.data?.next ?? null);

  const more = () => {
    if (next === null || state.busy) return;
    const of = first.data;
    setState({ busy: true, problem: null });
    ask(next).then(
      (page) => {
        setRest({ of, items: [...(mine?.items ?? []), ...page.items], next: page.next });
        setState({ busy: false, problem: null });
      },
      (error: unknown) => setState({ busy: false, problem: asProblem(error) }),
    );
  };
  return {
    items: first.data && [...first.data.items, ...(mine?.items ?? [])],
    more: next === null ? null : more,
    busy: first.busy || state.busy,
    problem: first.problem ?? state.problem,
    reload: first.reload,
  };
}

/** `value` as it was when it last stood still for `ms`: a search does not ask at every key. */
export function useSettled<T>(value: T, ms = 250): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}

/** Do something that changes the server's data; `run` never throws, the problem is kept for the page. */
export function useAction(): {
  busy: boolean;
  problem: HttpProblem | null;
  clear: () => void;
  run: (act: () => Promise<void>) => void;
} {
  const [state, setState] = useState<{ busy: boolean; problem: HttpProblem | null }>({ busy: false, problem: null });
  const run = (act: () => Promise<void>) => {
    if (state.busy) return;
    setState({ busy: true, problem: null });
    act().then(
      () => setState({ busy: false, problem: null }),
      (error: unknown) => setState({ busy: false, problem: asProblem(error) }),
    );
  };
  return { ...state, run, clear: () => setState({ busy: false, problem: null }) };
}
