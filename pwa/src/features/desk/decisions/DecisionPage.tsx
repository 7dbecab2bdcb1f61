import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { ButtonLink } from "../../../ui/Button";
import { EmptyState } from "../../../ui/EmptyState";
import { useDesk } from "../base/desk";
import { day } from "../base/format";
import { Loaded } from "../base/Loaded";
import { PageHead } from "../base/PageHead";
import { hashOf, place } from "../base/route";
import { Issued } from "./Issued";
import { useDecision, useInbox } from "./requests";
import { strings } from "./strings";
import { Work } from "./Work";

/** The address of the page that checks everything submitted. */
export const NEW = "moi";

/** C4 and C5: check and approve what is submitted, a draft, or the decision once it is issued. */
export function DecisionPage(): JSX.Element {
  const { id } = place.value;
  return id === NEW || id === null ? <NewDecision /> : <OneDecision id={id} />;
}

function useUp(): { href: string; label: string } {
  const t = useStrings(strings);
  return { href: hashOf("quyet-dinh"), label: t.title };
}

function NewDecision(): JSX.Element {
  const t = useStrings(strings);
  const { unit, meta } = useDesk();
  const inbox = useInbox(unit?.id ?? null);
  return (
    <div class="dk-page">
      <PageHead title={t.newTitle} sub={[unit?.name, day(meta.today)].filter(Boolean).join(" · ")} up={useUp()} />
      <Loaded load={inbox}>
        {({ free, issued }) =>
          free.length === 0 || !unit ? (
            <EmptyState icon="sent" text={t.noneWaiting}>
              <ButtonLink href={hashOf("quyet-dinh")}>{t.title}</ButtonLink>
            </EmptyState>
          ) : (
            <Work unit={unit.id} rosters={free} issued={issued} known={null} reload={inbox.reload} />
          )
        }
      </Loaded>
    </div>
  );
}

function OneDecision({ id }: { id: string }): JSX.Element {
  const t = useStrings(strings);
  const { unit } = useDesk();
  const decision = useDecision(id);
  const inbox = useInbox(decision.data?.unit_id ?? unit?.id ?? null);
  const { data } = decision;
  const title = data?.label ? t.decision(data.label) : t.draftTitle;
  return (
    <div class="dk-page">
      <PageHead title={title} sub={data && `${t.kinds[data.kind]} · ${data.unit_name ?? ""}`} up={useUp()} />
      <Loaded load={decision}>
        {(one) =>
          one.status === "draft" ? (
            <Loaded load={inbox}>
              {({ issued }) => (
                <Work unit={one.unit_id} rosters={one.rosters} issued={issued} known={one} reload={decision.reload} />
              )}
            </Loaded>
          ) : (
            <Issued decision={one} reload={decision.reload} />
          )
        }
      </Loaded>
    </div>
  );
}
