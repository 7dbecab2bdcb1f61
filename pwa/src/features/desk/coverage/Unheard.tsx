import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { useDesk } from "../base/desk";
import { strings } from "./strings";

/** Why no team is called silent on the day. */
export function Unheard({ on }: { on: string }): JSX.Element {
  const t = useStrings(strings);
  const { meta } = useDesk();
  return <p class="muted small">{on > meta.today ? t.toCome : t.unheard}</p>;
}
