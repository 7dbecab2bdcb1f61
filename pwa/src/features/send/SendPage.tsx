import type { JSX } from "preact";
import { session, storage, sync, useLive, type Visit, visits } from "../../data";
import { formatNumber, useStrings } from "../../lib/i18n";
import { Button, ButtonLink } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Facts, Stats } from "../../ui/Facts";
import { pillState } from "../../ui/visit/VisitRow";
import { moment } from "../../ui/visit/when";
import { Proof } from "./Proof";
import { Rescue } from "./Rescue";
import { reasonText } from "./reasonText";
import { strings } from "./strings";
import { WaitingList } from "./WaitingList";

const CLOCK_OFF_S = 600;

/** M7: what waits, what arrived, when it goes on, and why something did not go. */
export function SendPage(): JSX.Element {
  const t = useStrings(strings);
  // A request to the commune waits too, and is no visit.
  const others = (useLive(() => visits.counts(), [])?.unsent ?? 0) > 0;
  return (
    <div class="stack">
      <Warnings />
      <Counts />
      <SendNow />
      <Proof />
      <WaitingList title={t.fixTitle} states={["rejected", "conflict"]} only={(visit) => !isUnread(visit)} />
      <WaitingList title={t.unreadTitle} states={["rejected"]} only={isUnread} hint={t.unreadHint} />
      <WaitingList
        title={t.waitingTitle}
        states={["held", "queued", "sending"]}
        empty={others ? t.askWaits : t.allSent}
      />
      <Conditions />
      <Rescue />
    </div>
  );
}

function Counts(): JSX.Element {
  const t = useStrings(strings);
  const counts = useLive(() => visits.counts(), []);
  const show = (value: number | undefined) => (value === undefined ? "–" : formatNumber(value));
  return (
    <Stats
      stats={[
        { label: t.counts.waiting, value: show(counts?.unsent) },
        { label: t.counts.fix, value: show(counts?.rejected) },
        { label: t.counts.sent, value: show(counts?.sent) },
        { label: t.counts.draft, value: show(counts?.drafts) },
      ]}
    />
  );
}

function SendNow(): JSX.Element {
  const t = useStrings(strings);
  const { phase, done, total, error } = sync.status.value;
  const busy = phase === "sending";
  const send = () => {
    // How it ended is on this page already, through sync.status.
    sync.now().catch(() => {});
  };
  if (phase === "expired") {
    return (
      <ButtonLink kind="primary" wide href="#/vao">
        {t.signIn}
      </ButtonLink>
    );
  }
  return (
    <div class="stack stack-2">
      <Button kind="primary" wide icon="send" onClick={send} disabled={busy}>
        {busy ? t.sending(done, total) : t.now}
      </Button>
      {error && (
        <p class="hint" role="status">
          {reasonText(error, t)}
        </p>
      )}
      {isApple() && <p class="hint">{t.iphone}</p>}
    </div>
  );
}

function Conditions(): JSX.Element {
  const t = useStrings(strings);
  const { lastSuccess, nextTry, online } = sync.status.value;
  const { freeMb, persisted } = storage.status.value;
  const facts = [
    { name: t.last, value: lastSuccess ? moment(lastSuccess) : t.never },
    ...(nextTry ? [{ name: t.next, value: moment(nextTry) }] : []),
    { name: t.network, value: online ? t.online : t.offline },
    { name: t.storage, value: freeMb === null ? t.unknown : t.free(Math.round(freeMb)) },
    ...(persisted === null ? [] : [{ name: t.keep, value: persisted ? t.kept : t.notKept }]),
  ];
  return (
    <Card>
      <Facts facts={facts} />
    </Card>
  );
}

function Warnings(): JSX.Element {
  const t = useStrings(strings);
  const skew = Math.abs(sync.status.value.skewSeconds ?? 0);
  return (
    <>
      {skew > CLOCK_OFF_S && <Card tone="warn" icon="clock" title={t.clock(Math.round(skew / 60))} />}
      {session.status.value === "expired" && <Card tone="warn" icon="lock" title={t.problems.unauthenticated} />}
    </>
  );
}

/** Set aside by a server that will read it by itself. */
function isUnread(visit: Visit): boolean {
  return pillState(visit) === "unread";
}

/** iOS has no background sending, so its people must know to keep the app open. */
function isApple(): boolean {
  return /iPhone|iPad/.test(navigator.userAgent);
}
