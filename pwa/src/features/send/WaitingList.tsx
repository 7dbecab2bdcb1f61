import type { JSX } from "preact";
import { useLive, type Visit, type VisitState, visits } from "../../data";
import { useStrings } from "../../lib/i18n";
import { EmptyState, Skeleton } from "../../ui/EmptyState";
import { Section } from "../../ui/Heading";
import { useToday } from "../../ui/useToday";
import { VisitRow } from "../../ui/visit/VisitRow";
import { strings } from "./strings";

const ROWS = 20;

interface Props {
  title: string;
  states: VisitState[];
  /** Those of them that are meant; all if it is left out. */
  only?: (visit: Visit) => boolean;
  /** What there is to know about them. */
  hint?: string;
  /** Said when there is none; without it the part is left out then. */
  empty?: string;
}

/** The visits that wait or ask for mending, each leading to its own page. */
export function WaitingList({ title, states, only = () => true, hint, empty }: Props): JSX.Element | null {
  const t = useStrings(strings);
  const today = useToday();
  const found = useLive(() => visits.live({ state: states, mine: true }), [states.join()]);
  const list = found?.filter(only);
  if (!list) {
    return empty ? <Skeleton label={t.loading} rows={2} /> : null;
  }
  if (list.length === 0) {
    return empty ? <EmptyState icon="sent" text={empty} /> : null;
  }
  return (
    <Section title={title}>
      {hint && <p class="hint">{hint}</p>}
      <ul class="records">
        {list.slice(0, ROWS).map((visit) => (
          <li key={visit.record_id}>
            <VisitRow visit={visit} today={today} />
            {visit.tries > 1 && <p class="hint">{t.tried(visit.tries)}</p>}
          </li>
        ))}
      </ul>
      {list.length > ROWS && <p class="hint">{t.more(list.length - ROWS)}</p>}
    </Section>
  );
}
