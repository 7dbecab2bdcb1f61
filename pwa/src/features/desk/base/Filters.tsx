import type { ComponentChildren, JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Icon } from "../../../ui/icons/Icon";
import { isNarrow } from "./narrow";
import { strings } from "./strings";

interface Props {
  /** Words for what is set, shown on a phone where the controls are folded away. */
  summary?: string;
  /** The control that is never folded away: the search. */
  search?: ComponentChildren;
  children?: ComponentChildren;
}

/** Filters as form controls in a row; on a phone all but the search fold into one line. */
export function Filters({ summary, search, children }: Props): JSX.Element {
  const narrow = isNarrow();
  return (
    <form class="dk-filterform" onSubmit={(event) => event.preventDefault()}>
      {narrow && search}
      {narrow && children && <Fold summary={summary}>{children}</Fold>}
      {!narrow && (
        <div class="dk-filters">
          {search}
          {children}
        </div>
      )}
    </form>
  );
}

function Fold({ summary, children }: { summary: string | undefined; children: ComponentChildren }): JSX.Element {
  const t = useStrings(strings);
  return (
    <details class="dk-fold">
      <summary>
        <Icon name="filter" size={20} />
        <span class="dk-fold-text">
          {t.filters}
          {summary && <span class="muted small">{summary}</span>}
        </span>
        <Icon name="down" size={16} />
      </summary>
      <div class="dk-filters">{children}</div>
    </details>
  );
}
