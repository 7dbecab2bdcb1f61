import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type Pinned, useLive, visits } from "../../data";
import { useStrings } from "../../lib/i18n";
import { Button, ButtonLink } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { EmptyState, Skeleton } from "../../ui/EmptyState";
import { Heading, Section } from "../../ui/Heading";
import { topicIcon } from "../../ui/icons/Icon";
import { Tile } from "../../ui/Tile";
import { useToday } from "../../ui/useToday";
import { useCatalogue } from "../../ui/visit/catalogue";
import { newForm, type VisitForm } from "../../ui/visit/model";
import { VisitRow } from "../../ui/visit/VisitRow";
import { fiveAlike } from "./alike";
import { LogSheet } from "./LogSheet";
import { strings } from "./strings";
import { TopicPicker } from "./TopicPicker";
import { useTiles } from "./useTiles";

const ROWS = 8;

/** M1: five việc, "Việc khác…", and what was logged today. */
export function LogPage(): JSX.Element {
  const t = useStrings(strings);
  const today = useToday();
  const { entries } = useCatalogue();
  const { tiles, pinned, place: used } = useTiles(today);
  // What was saved a moment ago counts at once; the query that remembers it answers a little later.
  const [saved, setSaved] = useState<string | null>(null);
  const place = saved ?? used;
  const [form, setForm] = useState<VisitForm | null>(null);
  const [picking, setPicking] = useState(false);
  const begin = (topic: string) => {
    setPicking(false);
    setForm(newForm(topic, today, place));
  };
  const ready = tiles !== null && tiles.length > 0;
  useEffect(() => {
    const follow = () => {
      const wanted = ready ? takeWanted() : null;
      if (wanted && entries.topic.some((entry) => entry.code === wanted)) {
        begin(wanted);
      }
    };
    follow();
    // A shortcut may also come to an app that is open already.
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [ready, place, today]);
  return (
    <div class="stack stack-3">
      <Heading>{t.question}</Heading>
      <Tiles tiles={tiles} pinned={pinned} onPick={begin} onOther={() => setPicking(true)} />
      <ButtonLink href="#/ghi/buoi" icon="users" wide start>
        {t.group}
      </ButtonLink>
      <Today today={today} />
      {picking && <TopicPicker onPick={begin} onClose={() => setPicking(false)} />}
      {form && <LogSheet start={form} lastPlace={place} onClose={() => setForm(null)} onSaved={setSaved} />}
    </div>
  );
}

/** The việc of a shortcut on the home screen, `#/ghi?viec=<code>`; taken once, so that going back does not open it again. */
function takeWanted(): string | null {
  const [page = "", query = ""] = location.hash.split("?");
  // while this page is being left the address is another's, whose query is none of ours
  if (page !== "#/ghi" || !query) {
    return null;
  }
  history.replaceState(null, "", page);
  return new URLSearchParams(query).get("viec");
}

interface TilesProps {
  tiles: ReturnType<typeof useTiles>["tiles"];
  pinned: Pinned;
  onPick: (topic: string) => void;
  onOther: () => void;
}

function Tiles({ tiles, pinned, onPick, onOther }: TilesProps): JSX.Element {
  const t = useStrings(strings);
  const { label } = useCatalogue();
  if (tiles === null) {
    return (
      <div class="tiles-wait">
        <Skeleton rows={3} label={t.preparing} />
      </div>
    );
  }
  if (tiles.length === 0) {
    return (
      <EmptyState icon="download" text={t.preparing}>
        <p class="hint">{t.preparingHint}</p>
      </EmptyState>
    );
  }
  return (
    <>
      {pinned.lead && (
        <a class="pinned-note" href="#/ket-qua">
          <span class="tile-pin" />
          {t.campaign(pinned.lead.name, pinned.lead.daysLeft)}
        </a>
      )}
      <ul class="tiles">
        {tiles.map((topic) => (
          <Tile
            key={topic.code}
            icon={topicIcon(topic.code, topic.icon)}
            label={label("topic", topic.code, "short")}
            pinned={pinned.topics.includes(topic.code)}
            onClick={() => onPick(topic.code)}
          />
        ))}
        <Tile icon="more" label={t.other} onClick={onOther} />
      </ul>
    </>
  );
}

function Today({ today }: { today: string }): JSX.Element {
  const t = useStrings(strings);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const list = useLive(() => visits.live({ day: today, mine: true }), [today]);
  const live = list?.filter((visit) => visit.state !== "voided") ?? [];
  const alike = fiveAlike(live, Date.now());
  return (
    <>
      {alike && alike.record_id !== dismissed && (
        <Card tone="note" icon="users" title={t.alike}>
          <div class="row">
            <ButtonLink kind="primary" href={`#/ghi/buoi/${alike.items[0]?.topic ?? ""}`}>
              {t.group}
            </ButtonLink>
            <Button kind="quiet" onClick={() => setDismissed(alike.record_id)}>
              {t.later}
            </Button>
          </div>
        </Card>
      )}
      <Section
        title={live.length > 0 ? t.todayCount(live.length) : t.today}
        aside={
          <ButtonLink kind="quiet" href="#/nhat-ky" icon="journal">
            {t.journal}
          </ButtonLink>
        }
      >
        {list && live.length === 0 && <p class="muted">{t.empty}</p>}
        <ul class="records">
          {live.slice(0, ROWS).map((visit) => (
            <li key={visit.record_id}>
              <VisitRow visit={visit} today={today} />
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
