import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Skeleton } from "../../../ui/EmptyState";
import { useDesk } from "../base/desk";
import type { Quarantined } from "../base/inbox";
import { useCatalogue } from "../base/lists";
import { Correct } from "./Correct";
import type { Correction } from "./correction";
import { VisitContexts } from "./VisitContexts";

interface Props {
  entry: Quarantined;
  given: Correction;
  onDone: () => void;
}

/** The correction form with the lists it chooses from: of the own commune, or of the team's for an administrator. */
export function CorrectWay({ entry, given, onDone }: Props): JSX.Element {
  const { unit } = useDesk();
  const [team, setTeam] = useState(given.team);
  const catalogue = useCatalogue();
  if (!catalogue.data) return <Skeleton label="" rows={3} />;
  return (
    <VisitContexts team={team}>
      {(commune) => (
        <Correct entry={entry} given={given} commune={unit?.id ?? commune} onTeam={setTeam} onDone={onDone} />
      )}
    </VisitContexts>
  );
}
