import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Pill, type PillTone } from "../../../ui/Pill";
import { count, day, lastDay, moment } from "../base/format";
import { setQuery } from "../base/route";
import { strings } from "./strings";
import type { HistoryEvent, HistoryItem } from "./types";

const TONES: Readonly<Record<string, PillTone>> = { submitted: "send", returned: "warn", approved: "ok" };

/** One version: its state, when it was in force by which decision, and what was done to it. */
export function Version({ item }: { item: HistoryItem }): JSX.Element {
  const t = useStrings(strings);
  const { valid_from, valid_to } = item;
  return (
    <li class="dk-box stack">
      <div class="dk-version-head">
        <h3>{t.version(item.version)}</h3>
        <Pill tone={TONES[item.status] ?? "idle"}>{t.statuses[item.status] ?? item.status}</Pill>
      </div>
      <p class="muted small">
        {[
          t.members(count(item.members)),
          item.decision_number && t.decision(item.decision_number),
          valid_from && (valid_to ? t.inForce(day(valid_from), lastDay(valid_to)) : t.inForceOn(day(valid_from))),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {item.events.length === 0 ? (
        <p class="muted small">{t.noEvents}</p>
      ) : (
        <ol class="dk-timeline">
          {item.events.map((event) => (
            <Event key={`${event.at} ${event.action}`} event={event} />
          ))}
        </ol>
      )}
      {valid_from && (
        <div class="row">
          <Button icon="calendar" onClick={() => setQuery({ ngay: valid_from })}>
            {t.show(day(valid_from))}
          </Button>
        </div>
      )}
    </li>
  );
}

function Event({ event }: { event: HistoryEvent }): JSX.Element {
  const t = useStrings(strings);
  return (
    <li class={event.action === "approve" ? "dk-timeline-on" : undefined}>
      {t.event(t.actions[event.action] ?? event.action, event.by ?? t.system)}
      <span class="dk-sub num">{moment(event.at)}</span>
      {event.reason && <p>{event.reason}</p>}
    </li>
  );
}
