import type { JSX } from "preact";
import { useLive, type Visit, visits } from "../../data";
import { useStrings } from "../../lib/i18n";
import { EmptyState, Skeleton } from "../../ui/EmptyState";
import { Facts } from "../../ui/Facts";
import { Icon, topicIcon } from "../../ui/icons/Icon";
import { useCatalogue } from "../../ui/visit/catalogue";
import { StatePill } from "../../ui/visit/StatePill";
import { visitStrings } from "../../ui/visit/strings";
import { pillState, visitTitle } from "../../ui/visit/VisitRow";
import { Actions } from "./Actions";
import { ConflictCard } from "./ConflictCard";
import { Receipts } from "./Receipts";
import { RejectCard } from "./RejectCard";
import { strings } from "./strings";
import { useFacts } from "./useFacts";
import { Versions } from "./Versions";

/** M6, reading: what was saved, where it is on its way, and what can be done. */
export function DetailPage({ record }: { record: string }): JSX.Element {
  const t = useStrings(strings);
  const visit = useLive(() => visits.get(record), [record]);
  if (visit === undefined) {
    return <Skeleton label={t.loading} />;
  }
  return visit === null ? <EmptyState icon="journal" text={t.missing} /> : <Detail visit={visit} />;
}

function Detail({ visit }: { visit: Visit }): JSX.Element {
  const t = useStrings(strings);
  const words = useStrings(visitStrings);
  const catalogue = useCatalogue();
  const facts = useFacts()(visit, visit.business_day);
  if (!visit.mine) {
    facts.push({ key: "author", name: t.facts.author, value: visit.author_name });
  }
  const topic = visit.items[0]?.topic ?? "OTHER";
  return (
    <div class="stack">
      <div class="visit-head">
        <Icon name={topicIcon(topic)} size={28} />
        <h2>{visitTitle(visit, catalogue, words)}</h2>
        <StatePill state={pillState(visit)} />
      </div>
      {visit.reject && <RejectCard visit={visit} reject={visit.reject} />}
      {visit.conflict.map((other) => (
        <ConflictCard key={other.op_id} visit={visit} other={other} />
      ))}
      {visit.flags
        .filter((flag) => flag in t.flags)
        .map((flag) => (
          <p key={flag} class="row muted">
            <Icon name="clock" size={20} />
            {t.flags[flag]}
          </p>
        ))}
      <Facts facts={facts} />
      <Actions visit={visit} />
      <Receipts visit={visit} />
      <Versions record={visit.record_id} />
    </div>
  );
}
