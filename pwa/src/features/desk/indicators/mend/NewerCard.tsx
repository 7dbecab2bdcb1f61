import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useStrings } from "../../../../lib/i18n";
import { Button } from "../../../../ui/Button";
import { Card } from "../../../../ui/Card";
import { moment } from "../../base/format";
import { mendStrings } from "./mendStrings";
import type { Newer } from "./useMend";

interface Props<Draft> {
  newer: Newer<Draft>;
  mine: Draft;
  /** Field → its label. */
  labels: Readonly<Record<string, string>>;
  /** A field as people read it. */
  textOf: (field: keyof Draft & string, draft: Draft) => string;
  onTake: () => void;
}

/** Who was quicker, and what stands there now, field by field, beside what was typed here. Takes the focus. */
export function NewerCard<Draft>({ newer, mine, labels, textOf, onTake }: Props<Draft>): JSX.Element {
  const t = useStrings(mendStrings);
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    ref.current?.focus();
    ref.current?.scrollIntoView({ block: "nearest" });
  }, [newer]);
  const both = newer.changed.filter((field) => newer.theirs[field] !== mine[field]);
  return (
    <div ref={ref} role="alert" tabIndex={-1}>
      <Card tone="warn" icon="swap" title={t.quicker}>
        <p>{t.quickerText(newer.by ?? t.somebody, moment(newer.at))}</p>
        <ul class="dk-newer">
          {newer.changed.map((field) => (
            <li key={field}>
              {t.theyWrote(labels[field] ?? field)} <strong>{textOf(field, newer.theirs) || t.empty}</strong>
              {both.includes(field) && <span class="dk-sub">{t.youWrote(textOf(field, mine) || t.empty)}</span>}
            </li>
          ))}
        </ul>
        {both.length > 0 && (
          <>
            <p>{t.onTop}</p>
            <div class="row">
              <Button onClick={onTake}>{t.takeTheirs}</Button>
            </div>
          </>
        )}
      </Card>
    </div>
  );
}
