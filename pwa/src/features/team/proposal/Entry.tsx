import type { JSX } from "preact";
import type { TeamRoster } from "../../../data";
import { proposals } from "../../../data/proposals";
import { useStrings } from "../../../lib/i18n";
import { Button, ButtonLink } from "../../../ui/Button";
import { standingOf } from "./lines";
import { StandingCard } from "./StandingCard";
import { strings } from "./strings";
import { useKept } from "./useProposal";

const PAGE = "#/to-toi/de-nghi";

/** On M4, for leaders and deputies: the way to propose changes, and how the last proposal stands. */
export function Entry({ roster }: { roster: TeamRoster }): JSX.Element | null {
  const t = useStrings(strings);
  const team = roster.team.id;
  const kept = useKept(team);
  if (!kept || kept === "locked") return null;
  const standing = standingOf(kept.draft, kept.statuses);
  if (standing.state === "approved") {
    return (
      <StandingCard standing={standing}>
        <Button onClick={() => void proposals.delete(team)}>{t.seen}</Button>
      </StandingCard>
    );
  }
  const words = { none: t.title, draft: t.resume, submitted: t.open, returned: t.resume };
  return (
    <StandingCard standing={standing}>
      <ButtonLink href={PAGE} icon="edit" wide kind={standing.state === "returned" ? "primary" : "plain"}>
        {words[standing.state]}
      </ButtonLink>
    </StandingCard>
  );
}
