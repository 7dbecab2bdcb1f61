import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Icon } from "../../../ui/icons/Icon";
import type { Line } from "../rosters/types";
import { LineText } from "./LineText";
import { strings } from "./strings";

/** Whether two lines are one person. */
export type Answer = (before: Line, after: Line, same: boolean) => void;

interface Props {
  pairs: readonly { before: Line; after: Line }[];
  /** Left out where nothing can be answered yet. */
  onAnswer?: Answer | undefined;
}

/** Pairs that may be one person: the lists alone do not say. */
export function Unsure({ pairs, onAnswer }: Props): JSX.Element {
  const t = useStrings(strings);
  return (
    <section class="card card-warn">
      <div class="card-head">
        <Icon name="help" />
        <h3 class="card-title">{t.unsureTitle}</h3>
      </div>
      <ul class="stack stack-3">
        {pairs.map(({ before, after }) => (
          <li class="dk-unsure" key={JSON.stringify([before, after])}>
            <div>
              <LineText line={before} beside={after} />
            </div>
            <Icon name="swap" size={20} />
            <div>
              <LineText line={after} beside={before} />
            </div>
            {onAnswer && (
              <div class="row">
                <Button icon="user" onClick={() => onAnswer(before, after, true)}>
                  {t.samePerson}
                  <span class="vh">: {t.pair(before.full_name, after.full_name)}</span>
                </Button>
                <Button icon="users" onClick={() => onAnswer(before, after, false)}>
                  {t.twoPeople}
                  <span class="vh">: {t.pair(before.full_name, after.full_name)}</span>
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {onAnswer && <p class="hint">{t.unsureHint}</p>}
    </section>
  );
}
