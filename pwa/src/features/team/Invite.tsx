import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api, session, type TeamMember } from "../../data";
import { useStrings } from "../../lib/i18n";
import { Button } from "../../ui/Button";
import { InviteSheet } from "../../ui/invite/InviteSheet";
import { strings } from "../../ui/invite/strings";
import type { Ticket } from "../../ui/invite/ticket";

/** Whether the one who is logged in leads the team and so may invite: not the own account, and nobody without one. */
export function mayInvite(member: TeamMember, team: string): boolean {
  const own = session.current.value;
  const leads = own?.grants.some((grant) => grant.role === "leader" && grant.team_id === team) ?? false;
  return leads && member.account_id !== null && member.account_id !== own?.id;
}

/** "Mời vào ứng dụng" under a member's name. */
export function Invite({ member }: { member: TeamMember }): JSX.Element {
  const t = useStrings(strings);
  const [open, setOpen] = useState(false);
  return (
    <div class="invite-act">
      <Button kind="quiet" icon="link" onClick={() => setOpen(true)} label={`${t.invite}: ${member.name}`}>
        {t.invite}
      </Button>
      {open && (
        <InviteSheet
          name={member.name}
          ask={() => api.post<Ticket>(`/rosters/people/${member.person_id}/invitation`, { kind: "screen" })}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
