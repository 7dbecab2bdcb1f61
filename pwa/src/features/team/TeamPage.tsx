import type { JSX } from "preact";
import { session, type TeamMember, type TeamRoster, team, useLive } from "../../data";
import { useStrings } from "../../lib/i18n";
import { formatDay } from "../../lib/time";
import { ButtonLink } from "../../ui/Button";
import { EmptyState, Skeleton } from "../../ui/EmptyState";
import { Heading } from "../../ui/Heading";
import { lazy } from "../../ui/lazy";
import { showPhone } from "../../ui/phone";
import { RecordRow } from "../../ui/RecordRow";
import { Invite, mayInvite } from "./Invite";
import { Locked } from "./Locked";
import { strings } from "./strings";

const Proposal = lazy(() => import("./proposal").then((part) => part.Entry));

/** M4: who is in the team and how to call them, behind the PIN because it holds personal data. */
export function TeamPage(): JSX.Element {
  const t = useStrings(strings);
  const found = useLive(() => team.live(), []);
  return (
    <div class="stack">
      <Heading>{t.title}</Heading>
      {found === undefined && <Skeleton label={t.loading} />}
      {found === "locked" && <Locked />}
      {found === null && (
        <EmptyState icon="team" text={t.none}>
          <ButtonLink href="#/gui" icon="send">
            {t.send}
          </ButtonLink>
        </EmptyState>
      )}
      {found && found !== "locked" && <Roster roster={found} />}
    </div>
  );
}

function Roster({ roster }: { roster: TeamRoster }): JSX.Element {
  const t = useStrings(strings);
  const { approved_on: approved, decision_number: number } = roster;
  const own = session.current.value;
  const leads = own?.grants.some((grant) => grant.role === "leader" && grant.team_id === roster.team.id);
  return (
    <>
      <section class="stack stack-2">
        <h2>{roster.team.title}</h2>
        <p class="muted">
          {[roster.team.hamlet_label, roster.team.commune_name, t.members(roster.members.length)]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </section>
      {leads && <Proposal roster={roster} />}
      {leads && (
        <ButtonLink href={`#/ban/ho-tro/${roster.team.id}`} icon="calendar">
          {t.workDays}
        </ButtonLink>
      )}
      <ul class="records">
        {roster.members.map((member) => {
          const invites = mayInvite(member, roster.team.id);
          return (
            <li key={member.person_id} class={invites ? "invite-row" : undefined}>
              <MemberRow member={member} />
              {invites && <Invite member={member} />}
            </li>
          );
        })}
      </ul>
      <p class="hint">
        {t.version(roster.version)}
        {approved && number && ` · ${t.approved(formatDay(approved), number)}`}
      </p>
      <p class="hint">{t.lockAgain}</p>
    </>
  );
}

function MemberRow({ member }: { member: TeamMember }): JSX.Element {
  const t = useStrings(strings);
  const phone = member.phone && showPhone(member.phone).replaceAll(" ", "\u00a0");
  const sub = [t.roles[member.role], member.position ?? member.organization, phone].filter(Boolean).join(" · ");
  return (
    <RecordRow
      icon="user"
      title={member.name}
      sub={sub}
      side={
        member.phone ? (
          <a class="btn" href={`tel:${member.phone}`} aria-label={t.call(member.name)}>
            {t.callWord}
          </a>
        ) : (
          <span class="hint">{t.noPhone}</span>
        )
      }
    />
  );
}
