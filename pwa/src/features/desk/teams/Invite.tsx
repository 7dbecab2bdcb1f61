import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { InviteSheet } from "../../../ui/invite/InviteSheet";
import { strings as inviteStrings } from "../../../ui/invite/strings";
import type { Ticket } from "../../../ui/invite/ticket";
import { Confirm } from "../base/Confirm";
import type { Col } from "../base/Table";
import type { Member, TeamFull } from "../base/types";
import { strings } from "./strings";

/** The column with the way in for each member who has an account in use. */
export function inviteColumn(label: string): Col<Member> {
  return { key: "invite", label, bare: true, cell: (member) => <Invite member={member} /> };
}

function Invite({ member }: { member: Member }): JSX.Element | null {
  const t = useStrings(inviteStrings);
  const [open, setOpen] = useState(false);
  if (member.account_status === null || member.account_status === "disabled") return null;
  return (
    <>
      <Button icon="link" onClick={() => setOpen(true)} label={`${t.invite}: ${member.name}`}>
        {t.invite}
      </Button>
      {open && (
        <InviteSheet
          name={member.name}
          ask={() => api.post<Ticket>(`/rosters/people/${member.person_id}/invitation`, { kind: "screen" })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

/** "In thẻ mời": cards for those who have not come in yet, after saying what becomes of older ones. */
export function PrintCards({ team }: { team: TeamFull }): JSX.Element | null {
  const t = useStrings(strings);
  const [asking, setAsking] = useState(false);
  const waiting = team.roster?.entries.filter((member) => member.account_status === "invited").length ?? 0;
  if (waiting === 0) return null;
  const print = async () => {
    await api.make(`/teams/${team.id}/cards.pdf`, t.cardsFile);
    setAsking(false);
  };
  return (
    <>
      <Button icon="note" onClick={() => setAsking(true)}>
        {t.cards}
      </Button>
      {asking && (
        <Confirm title={t.cards} icon="note" action={t.cardsGo} act={print} onClose={() => setAsking(false)}>
          <p>{t.cardsFor(waiting)}</p>
          <p>{t.cardsVoid}</p>
        </Confirm>
      )}
    </>
  );
}
