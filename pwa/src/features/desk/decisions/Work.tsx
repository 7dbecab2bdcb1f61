import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useDesk } from "../base/desk";
import { ApproveForm } from "./ApproveForm";
import { DraftPapers } from "./DraftPapers";
import { KindFields } from "./KindFields";
import { likelyKind } from "./paper";
import { TeamCheck } from "./TeamCheck";
import { Teams } from "./Teams";
import type { CheckedRoster, DecisionFull, DecisionItem, Kind } from "./types";
import { useDraft, type Wish } from "./useDraft";

// So many lists are read at once; more are unfolded one by one.
const FEW = 4;

interface Props {
  unit: string;
  rosters: readonly CheckedRoster[];
  /** Approved decisions of the commune, newest first. */
  issued: readonly DecisionItem[];
  known: DecisionFull | null;
  reload: () => void;
}

/** C4: the lists with their differences at one side, number and signature at the other. */
export function Work({ unit, rosters, issued, known, reload }: Props): JSX.Element {
  const { roles } = useDesk();
  const [left, setLeft] = useState<readonly string[]>([]);
  const [hashes, setHashes] = useState<Readonly<Record<string, string>>>({});
  const chosen = rosters.filter((roster) => !left.includes(roster.id)).map((roster) => renewed(roster, hashes));
  const [kind, setKind] = useState<Kind>(known?.kind ?? likelyKind(rosters));
  const [replaces, setReplaces] = useState(known ? (known.replaces?.id ?? "") : likelyReplaced(kind, issued));
  const draft = useDraft(known);
  const wish: Wish = { unit, kind, replaces, rosters: chosen };
  const flip = (id: string, wanted: boolean) => setLeft(wanted ? left.filter((one) => one !== id) : [...left, id]);
  return (
    <div class="dk-two dk-two-wide">
      <div class="dk-page">
        <Teams count={rosters.length} chosen={chosen.length}>
          {rosters.map((roster) => (
            <TeamCheck
              key={roster.id}
              roster={renewed(roster, hashes)}
              open={rosters.length <= FEW}
              stale={roster.id in hashes}
              chosen={draft.id === null ? !left.includes(roster.id) : null}
              onChoose={(wanted) => flip(roster.id, wanted)}
              onGone={reload}
            />
          ))}
        </Teams>
      </div>
      <div class="dk-page">
        <ApproveForm
          draft={draft}
          wish={wish}
          from={known ?? issued[0]}
          mayApprove={roles.has("commune_approver")}
          onStale={(found) => setHashes({ ...hashes, ...found })}
        >
          <KindFields
            kind={kind}
            replaces={replaces}
            issued={issued}
            onKind={(next) => {
              setKind(next);
              setReplaces(likelyReplaced(next, issued));
            }}
            onReplaces={setReplaces}
          />
        </ApproveForm>
        {draft.id && <DraftPapers id={draft.id} />}
      </div>
    </div>
  );
}

function renewed(roster: CheckedRoster, hashes: Readonly<Record<string, string>>): CheckedRoster {
  const { [roster.id]: hash } = hashes;
  return hash === undefined ? roster : { ...roster, content_hash: hash };
}

function likelyReplaced(kind: Kind, issued: readonly DecisionItem[]): string {
  return kind === "re-issue" ? (issued[0]?.id ?? "") : "";
}
