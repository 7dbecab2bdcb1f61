import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { moment } from "../base/format";
import { type Draft, type Field, TEXTS } from "./draft";
import { strings } from "./strings";
import type { Theirs } from "./typed";

interface Props {
  field: Field;
  mine: Draft;
  theirs: Theirs | null;
  onSettle: (field: Field, value: string) => void;
}

/** What somebody else stored in a field in which one typed too, and what can stay: mine, theirs, or both texts. */
export function Beside({ field, mine, theirs, onSettle }: Props): JSX.Element | null {
  const t = useStrings(strings);
  if (!theirs?.open.includes(field)) return null;
  const [own, other] = [mine[field], theirs.draft[field]];
  const joins = TEXTS.includes(field) && own.trim() !== "" && other.trim() !== "";
  const button = (label: string, value: string) => (
    <Button label={t.chooseFor(label, t[field])} onClick={() => onSettle(field, value)}>
      {label}
    </Button>
  );
  return (
    <fieldset class="dk-beside stack stack-2">
      <legend class="dk-sub">{t.theirs(t[field], theirs.by ?? t.somebody)}</legend>
      <p class="dk-message">{other || t.emptied}</p>
      <div class="row">
        {button(t.keepMine, own)}
        {button(t.takeTheirs, other)}
        {joins && button(t.keepBoth, `${other.trim()}\n${own.trim()}`)}
      </div>
    </fieldset>
  );
}

/** Somebody saved while one typed: nothing of either is lost, and where both wrote one has to choose. */
export function Overtaken({ theirs }: { theirs: Theirs }): JSX.Element {
  const t = useStrings(strings);
  const who = theirs.at ? t.changedAt(theirs.by ?? t.somebody, moment(theirs.at)) : t.changedSince;
  return (
    <div role="alert">
      <Card tone="warn" icon="swap" title={t.conflictTitle}>
        <p>
          {who} {theirs.open.length > 0 ? t.chooseEach : t.joined}
        </p>
      </Card>
    </div>
  );
}

/** What had been typed before the page was left stands in the form again. */
export function Restored({ at, onDrop }: { at: string; onDrop: () => void }): JSX.Element {
  const t = useStrings(strings);
  return (
    <div role="status">
      <Card tone="note" icon="undo" title={t.restored}>
        <p>{t.restoredText(moment(at))}</p>
        <div class="row">
          <Button icon="trash" onClick={onDrop}>
            {t.dropTyped}
          </Button>
        </div>
      </Card>
    </div>
  );
}
