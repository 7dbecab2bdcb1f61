import type { JSX } from "preact";
import { useStrings } from "../lib/i18n";
import { Icon } from "./icons/Icon";
import { strings } from "./strings";

interface Props {
  /** Already in words: "17:20, 21/11/2026". */
  when: string;
  teamsWaiting?: number;
}

/** "Số tính đến …": stands beside every total, so that nobody reads it as the last word. */
export function AsOf({ when, teamsWaiting = 0 }: Props): JSX.Element {
  const t = useStrings(strings);
  return (
    <p class="asof">
      <Icon name="clock" size={16} />
      {teamsWaiting > 0 ? t.asOfWaiting(when, teamsWaiting) : t.asOf(when)}
    </p>
  );
}

/** The pill that says the whole province is made up. */
export function DemoLabel(): JSX.Element {
  const t = useStrings(strings);
  return <span class="demo">{t.demo}</span>;
}
