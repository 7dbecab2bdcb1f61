import type { ComponentType, JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useStrings } from "../lib/i18n";
import { Button } from "./Button";
import { EmptyState, Skeleton } from "./EmptyState";
import { strings } from "./strings";

/**
 * A part of the app in a file of its own, fetched when it is first shown: what a member needs for
 * Ghi stays small. Once fetched it is drawn at once. The service worker holds every part, so this
 * waits for a network only on the very first visit.
 */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let ready: ComponentType<P> | null = null;
  return function LazyPart(props: P): JSX.Element {
    const t = useStrings(strings);
    const [state, setState] = useState<"waiting" | "ready" | "failed">(ready ? "ready" : "waiting");
    const begin = () => {
      if (ready) {
        return;
      }
      setState("waiting");
      load().then(
        (view) => {
          ready = view;
          setState("ready");
        },
        () => setState("failed"),
      );
    };
    useEffect(begin, []);
    if (state === "failed") {
      return (
        <EmptyState icon="noNetwork" text={t.partFailed}>
          <Button icon="refresh" onClick={begin}>
            {t.retry}
          </Button>
        </EmptyState>
      );
    }
    const View = ready;
    return View ? <View {...props} /> : <Skeleton label={t.loading} />;
  };
}
