import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { moment, NOTHING } from "../base/format";
import { strings } from "./strings";
import type { RosterEvent } from "./types";

/** Who did what to a version and when, newest first. */
export function Events({ events }: { events: readonly RosterEvent[] }): JSX.Element {
  const t = useStrings(strings);
  const newest = [...events].reverse();
  return (
    <ol class="dk-timeline" aria-label={t.events}>
      {newest.map((event, at) => (
        <li key={`${event.at} ${event.action}`} class={at === 0 ? "dk-timeline-on" : undefined}>
          <strong>{t.actions[event.action] ?? event.action}</strong>
          <span class="dk-sub num">
            {event.by ?? NOTHING} · {moment(event.at)}
          </span>
          {event.reason && <p class="small">{event.reason}</p>}
        </li>
      ))}
    </ol>
  );
}
