import { useEffect, useState } from "preact/hooks";
import { SCREEN_MS, type Ticket } from "./ticket";

interface State {
  ticket: Ticket | null;
  /** The code of the problem, null while there is none. */
  problem: string | null;
  /** Milliseconds for which the code is still good. */
  left: number;
}

/** Ask for a ticket at once and on `again`, and count down what it is good for; an answer that comes late is dropped. */
export function useTicket(ask: () => Promise<Ticket>): State & { busy: boolean; again: () => void } {
  const [turn, setTurn] = useState(0);
  const [got, setGot] = useState<{ of: number; ticket: Ticket | null; problem: string | null; until: number }>();
  const [now, setNow] = useState(() => Date.now());
  const mine = got?.of === turn ? got : undefined;

  useEffect(() => {
    let wanted = true;
    const keep = (ticket: Ticket | null, problem: string | null) => {
      if (!wanted) return;
      setNow(Date.now());
      setGot({ of: turn, ticket, problem, until: Date.now() + SCREEN_MS });
    };
    ask().then(
      (ticket) => keep(ticket, null),
      (error: unknown) => keep(null, (error as { code?: string }).code ?? "network"),
    );
    return () => {
      wanted = false;
    };
  }, [turn]);

  const running = mine?.ticket != null && mine.until > now;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [running]);

  return {
    ticket: mine?.ticket ?? null,
    problem: mine?.problem ?? null,
    left: Math.max(0, (mine?.until ?? now) - now),
    busy: mine === undefined,
    again: () => setTurn((last) => last + 1),
  };
}
