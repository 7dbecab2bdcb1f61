import type { ComponentChildren, JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { EmptyState, Skeleton } from "../../../ui/EmptyState";
import type { IconName } from "../../../ui/icons/Icon";
import { count } from "./format";
import type { Load, Pages } from "./load";
import { ProblemCard } from "./Problem";
import { strings } from "./strings";

interface Props<T> {
  load: Load<T>;
  rows?: number;
  children: (data: T) => ComponentChildren;
}

/** Skeleton, problem or content. A failed reload leaves the old content in place, under the problem. */
export function Loaded<T>({ load, rows = 5, children }: Props<T>): JSX.Element {
  const t = useStrings(strings);
  const { data, problem, busy, reload } = load;
  return (
    <>
      {problem && <ProblemCard problem={problem} onRetry={reload} />}
      {data === undefined && !problem && <Skeleton rows={rows} label={t.loading} />}
      {data !== undefined && (
        <div class="dk-loaded stack" aria-busy={busy}>
          {children(data)}
        </div>
      )}
    </>
  );
}

interface ListProps<T> {
  pages: Pages<T>;
  empty: { icon: IconName; text: string; action?: ComponentChildren };
  /** Whether filters are set: then "nothing found" is said instead of `empty`. */
  filtered?: boolean;
  children: (items: T[]) => ComponentChildren;
}

/** A paged list in all its states, with how much is shown and "Xem thêm". */
export function LoadedPages<T>({ pages, empty, filtered = false, children }: ListProps<T>): JSX.Element {
  const t = useStrings(strings);
  const load: Load<T[]> = { ...pages, data: pages.items };
  return (
    <Loaded load={load} rows={8}>
      {(items) =>
        items.length === 0 ? (
          <EmptyState icon={filtered ? "search" : empty.icon} text={filtered ? t.noneFound : empty.text}>
            {!filtered && empty.action}
          </EmptyState>
        ) : (
          <>
            {children(items)}
            <div class="dk-more">
              <p class="muted small" role="status">
                {(pages.more ? t.shownMore : t.shown)(count(items.length))}
              </p>
              {pages.more && (
                <Button icon="down" onClick={pages.more} disabled={pages.busy}>
                  {t.more}
                </Button>
              )}
            </div>
          </>
        )
      }
    </Loaded>
  );
}
