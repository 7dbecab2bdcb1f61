import type { ComponentType, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { EmptyState, Skeleton } from "../../../ui/EmptyState";
import { strings } from "./strings";

/** A page whose code comes when it is first shown; a failed load can be tried again. */
export function lazyPage(load: () => Promise<ComponentType>): () => JSX.Element {
  let loaded: ComponentType | undefined;

  return function LazyPage(): JSX.Element {
    const t = useStrings(strings);
    const [Page, setPage] = useState<ComponentType | undefined>(() => loaded);
    const [failed, setFailed] = useState(false);
    const fetchPage = () => {
      setFailed(false);
      load().then(
        (found) => {
          loaded = found;
          setPage(() => found);
        },
        () => setFailed(true),
      );
    };
    useEffect(() => {
      if (!Page) fetchPage();
    }, []);
    if (Page) return <Page />;
    if (!failed) return <Skeleton rows={6} label={t.loading} />;
    return (
      <EmptyState icon="noNetwork" text={t.pageFailed}>
        <Button icon="refresh" onClick={fetchPage}>
          {t.retry}
        </Button>
      </EmptyState>
    );
  };
}
