import type { ComponentChildren, JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Icon } from "../../../ui/icons/Icon";
import { isNarrow } from "./narrow";
import { strings } from "./strings";

interface Props {
  /** Words for what is set, shown on a phone where the controls are folded away. */
  summary?: string;
  children: ComponentChildren;
}

/** Filters as form controls in a row; on a phone they fold into one line. */
export function Filters({ summary, children }: Props): JSX.Element {
  const t = useStrings(strings);
  const controls = (
    <form class="dk-filters" onSubmit={(event) => event.preventDefault()} aria-label={t.filters}>
      {children}
    </form>
  );
  if (!isNarrow()) return controls;
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
      {controls}
    </details>
  );
}
