import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { session, storage, sync, useLive, visits } from "../data";
import { useStrings } from "../lib/i18n";
import { SyncBar } from "../ui/SyncBar";
import { barMessage } from "./barMessage";
import { strings } from "./strings";

const MINUTE_MS = 60_000;

/** The status bar, fed from the data layer; the clock moves it once a minute. */
export function Bar(): JSX.Element {
  const t = useStrings(strings);
  const counts = useLive(() => visits.counts(), []);
  const now = useMinute();
  const message = barMessage(
    {
      expired: session.status.value === "expired",
      lowSpace: storage.status.value.lowSpace,
      counts: counts ?? null,
      sync: sync.status.value,
      now,
    },
    t.bar,
  );
  const said = useFirstOfKind(message.kind, message.text);
  const href = message.kind === "signIn" ? "#/vao" : "#/gui";
  return <SyncBar tone={message.tone} icon={message.icon} text={message.text} announce={said} href={href} />;
}

/** The text with which a kind of news began: read aloud once, not at each count. */
function useFirstOfKind(kind: string, text: string): string {
  const [said, setSaid] = useState(text);
  useEffect(() => setSaid(text), [kind]);
  return said;
}

function useMinute(): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
