import type { JSX } from "preact";
import { useStrings } from "../../lib/i18n";
import { Button } from "../Button";
import { Card } from "../Card";
import { Skeleton } from "../EmptyState";
import { showPhone } from "../phone";
import { Sheet } from "../Sheet";
import "./invite.css";
import { strings } from "./strings";
import { minutesLeft, spaced, type Ticket } from "./ticket";
import { useTicket } from "./useTicket";

interface Props {
  name: string;
  /** Has a ticket made; opening the sheet asks for one, so do "Cấp lại". */
  ask: () => Promise<Ticket>;
  onClose: () => void;
}

const SAME_AS: Record<string, keyof typeof strings.vi.problems> = { timeout: "network", portal: "network" };

/** An invitation on the screen: a code to scan with another phone, counted down, and one to type. */
export function InviteSheet({ name, ask, onClose }: Props): JSX.Element {
  const t = useStrings(strings);
  const { ticket, problem, left, busy, again } = useTicket(ask);
  const foot = (
    <div class="invite-foot">
      <Button icon="refresh" onClick={again} disabled={busy}>
        {t.again}
      </Button>
      <Button kind="primary" onClick={onClose}>
        {t.close}
      </Button>
    </div>
  );
  return (
    <Sheet title={t.title(name)} icon="user" onClose={onClose} foot={foot} reading>
      {busy && <Skeleton label={t.making} />}
      {problem && (
        <Card tone="warn" icon="alert">
          <p>{explain(problem, t.problems)}</p>
        </Card>
      )}
      {ticket && left === 0 && (
        <Card tone="warn" icon="alert">
          <p role="status">{t.over}</p>
        </Card>
      )}
      {ticket && left > 0 && <Shown ticket={ticket} left={left} />}
    </Sheet>
  );
}

function Shown({ ticket, left }: { ticket: Ticket; left: number }): JSX.Element {
  const t = useStrings(strings);
  const host = new URL(ticket.link).host;
  const byHand = ticket.login_name
    ? t.withName(host, ticket.login_name)
    : t.withPhone(host, showPhone(ticket.phone).replaceAll(" ", "\u00a0"));
  return (
    <div class="stack stack-2">
      <p>{t.scan}</p>
      <img
        class="invite-qr"
        src={`data:image/svg+xml,${encodeURIComponent(ticket.qr_svg)}`}
        alt={t.picture(ticket.name)}
      />
      <p class="invite-left" role="timer">
        {t.left(minutesLeft(left))}
      </p>
      <h3>{t.byHand}</h3>
      <p>{byHand}</p>
      <p class="invite-code">{spaced(ticket.code)}</p>
      <p class="hint">{t.once}</p>
    </div>
  );
}

function explain(code: string, words: (typeof strings)["vi"]["problems"]): string {
  const known = SAME_AS[code] ?? code;
  return known in words ? words[known as keyof typeof words] : words.other;
}
