import type { JSX } from "preact";
import { session } from "../../data";
import { useStrings } from "../../lib/i18n";
import { strings } from "./strings";

/** Which proposed lists went unsent with the account that was removed from this phone. */
export function ListsLost(): JSX.Element {
  const t = useStrings(strings);
  const lost = session.ended.value?.lists ?? [];
  return (
    <>
      {lost.map((team) => (
        <p key={team}>{t.listGone(team)}</p>
      ))}
    </>
  );
}
