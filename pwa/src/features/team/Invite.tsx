import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api, session, type TeamMember } from "../../data";
import { useStrings } from "../../lib/i18n";
import { Button } from "../../ui/Button";
import { InviteSheet } from "../../ui/invite/InviteSheet";
import { strings } from "../../ui/invite/strings";
import type { Ticket } from "../../ui/invite/ticket";

/** "Mời vào ứng dụng" under a member's name; for the team's leader alone, and not for the leader's own account. */
export function Invite({ member, team }: { member: TeamMember; team: string }): JSX.Element | null {
  const t = useStrings(strings);
  const [open, setOpen] = useState(false);
  const own = session.current.value;
  const leads = own?.grants.some((grant) => grant.role === "leader" && grant.team_id === team);
  if (!leads || member.account_id === null || member.account_id === own?.id) return null;
  return (
    <div class="row">
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
