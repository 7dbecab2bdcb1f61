import type { JSX } from "preact";
import { useLive, type Visit, visits } from "../../data";
import { useStrings } from "../../lib/i18n";
import { formatDay } from "../../lib/time";
import { ButtonLink } from "../../ui/Button";
import { EmptyState, Skeleton } from "../../ui/EmptyState";
import { Heading, Section } from "../../ui/Heading";
import { topicIcon } from "../../ui/icons/Icon";
import { RecordRow } from "../../ui/RecordRow";
import { useToday } from "../../ui/useToday";
import { useCatalogue } from "../../ui/visit/catalogue";
import { visitStrings } from "../../ui/visit/strings";
import { asksPerson, VisitRow, visitTitle } from "../../ui/visit/VisitRow";
import { strings } from "./strings";

/** M2: what asks for this person. Everything here goes away by itself once it is done. */
export function TasksPage(): JSX.Element {
  const t = useStrings(strings);
  const fix = useLive(() => visits.live({ state: ["rejected"], mine: true }), []);
  const conflict = useLive(() => visits.live({ state: ["conflict"], mine: true }), []);
  const follow = useLive(() => visits.live({ follow_up: true }), []);
  const toFix = fix?.filter(asksPerson);
  return (
    <div class="stack">
      <Heading>{t.title}</Heading>
      {!(toFix && conflict && follow) ? (
        <Skeleton label={t.loading} />
      ) : (
        <Lists fix={toFix} conflict={conflict} follow={ownFirst(follow)} />
      )}
    </div>
  );
}

function Lists({ fix, conflict, follow }: Record<"fix" | "conflict" | "follow", Visit[]>): JSX.Element {
  const t = useStrings(strings);
  if (fix.length + conflict.length + follow.length === 0) {
    return <EmptyState icon="tasks" text={t.none} />;
  }
  return (
    <>
      <Rows title={t.fix} list={fix} />
      <Rows title={t.conflict} list={conflict} />
      {follow.length > 0 && (
        <Section title={t.follow}>
          <ul class="records">
            {follow.map((visit) => (
              <li key={visit.record_id}>
                <FollowRow visit={visit} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function Rows({ title, list }: { title: string; list: Visit[] }): JSX.Element | null {
  const today = useToday();
  if (list.length === 0) {
    return null;
  }
  return (
    <Section title={title}>
      <ul class="records">
        {list.map((visit) => (
          <li key={visit.record_id}>
            <VisitRow visit={visit} today={today} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Own appointments first: those are the ones the badge counts. */
function ownFirst(list: readonly Visit[]): Visit[] {
  return [...list.filter((visit) => visit.mine), ...list.filter((visit) => !visit.mine)];
}

function FollowRow({ visit }: { visit: Visit }): JSX.Element {
  const t = useStrings(strings);
  const words = useStrings(visitStrings);
  const catalogue = useCatalogue();
  const place = catalogue.label("place", visit.place, "short");
  const who = visit.mine ? "" : ` · ${t.by(visit.author_name)}`;
  return (
    <RecordRow
      icon={topicIcon(visit.items[0]?.topic ?? "OTHER")}
      title={visitTitle(visit, catalogue, words)}
      sub={`${t.since(formatDay(visit.business_day))} · ${place}${who}`}
      side={<ButtonLink href={`#/ghi/tiep/${visit.record_id}`}>{t.start}</ButtonLink>}
    />
  );
}
