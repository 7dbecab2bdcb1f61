import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { formatDay } from "../../../lib/time";
import { Icon } from "../../../ui/icons/Icon";
import { isDay } from "../base/unitsAsOf";
import { strings } from "./strings";

/** How the numbers of the page are to be read. */
export function Notes({ units }: { units: string }): JSX.Element {
  const t = useStrings(strings);
  const byUnits = units === "now" ? t.noteNow : t.noteThen;
  return (
    <ul class="dk-notes" aria-label={t.notes}>
      {[t.noteApart, t.noteDash, isDay(units) ? t.noteOn(formatDay(units)) : byUnits].map((text) => (
        <li key={text}>
          <Icon name="info" size={16} />
          {text}
        </li>
      ))}
    </ul>
  );
}
