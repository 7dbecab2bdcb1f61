import type { ComponentType, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useStrings } from "../lib/i18n";
import { Button } from "../ui/Button";
import { EmptyState, Skeleton } from "../ui/EmptyState";
import { strings } from "./strings";

interface Props<P> {
  /** Fetches the part; called again when the person tries again. */
  load: () => Promise<ComponentType<P>>;
  props: P;
}

/** A part of the app in a file of its own, fetched when it is first needed. */
export function Lazy<P extends object>({ load, props }: Props<P>): JSX.Element {
  const t = useStrings(strings);
  const [part, setPart] = useState<{ view: ComponentType<P> } | "failed" | null>(null);
  const begin = () => {
    setPart(null);
    load().then(
      (view) => setPart({ view }),
      () => setPart("failed"),
    );
  };
  useEffect(begin, [load]);
  if (part === null) {
    return <Skeleton label={t.opening} />;
  }
  if (part === "failed") {
    return (
      <EmptyState icon="noNetwork" text={t.failed}>
        <Button icon="refresh" onClick={begin}>
          {t.retry}
        </Button>
      </EmptyState>
    );
  }
  const View = part.view;
  return <View {...props} />;
}
