import type { JSX } from "preact";
import { language, useStrings } from "../../../lib/i18n";
import { EmptyState } from "../../../ui/EmptyState";
import { Icon } from "../../../ui/icons/Icon";
import { isNarrow } from "../base/narrow";
import type { Differences } from "../rosters/types";
import { DiffTable } from "./DiffTable";
import { strings } from "./strings";
import { type Answer, Unsure } from "./Unsure";

interface Props {
  diff: Differences;
  /** Leaves out who stays as they are. */
  onlyDifferent: boolean;
  caption: string;
  onAnswer?: Answer | undefined;
}

/** What a list changes: sentences first, then both versions side by side (folded on a phone); doubtful pairs are asked. */
export function Differ({ diff, onlyDifferent, caption, onAnswer }: Props): JSX.Element {
  const t = useStrings(strings);
  if (isSame(diff)) return <EmptyState icon="confirmed" text={t.same} />;
  const sentences = diff.sentences[language.value === "en" ? "en" : "vi"];
  const rows = onlyDifferent ? diff.rows.filter((row) => row.kind !== "same") : diff.rows;
  return (
    <div class="stack stack-3">
      {diff.unsure.length > 0 && <Unsure pairs={diff.unsure} onAnswer={onAnswer} />}
      <ul class="dk-sentences" aria-label={t.sentences}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {isNarrow() ? (
        <details class="more">
          <summary>
            {t.table}
            <Icon name="down" size={20} />
          </summary>
          <DiffTable rows={rows} caption={caption} />
        </details>
      ) : (
        <DiffTable rows={rows} caption={caption} />
      )}
    </div>
  );
}

/** Whether nobody came, went or changed. */
export function isSame(diff: Differences): boolean {
  return diff.rows.every((row) => row.kind === "same");
}
