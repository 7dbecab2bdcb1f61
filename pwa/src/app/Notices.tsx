import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { storage, useLive, visits } from "../data";
import { useStrings } from "../lib/i18n";
import { Button, ButtonLink } from "../ui/Button";
import { Card } from "../ui/Card";
import { LeaveInApp } from "../ui/LeaveInApp";
import { install, installWay, mayOffer, putOff } from "./install";
import { strings } from "./strings";
import { takeUpdate, updateReady } from "./update";

/** Above the page: what the person must know before going on. */
export function TopNotices(): JSX.Element {
  const t = useStrings(strings);
  const [later, setLater] = useState(false);
  const lost = storage.lost.value?.unsent ?? 0;
  return (
    <>
      {lost > 0 && (
        <Card tone="warn" icon="storage" title={t.lost(lost)}>
          <p>{t.lostWhat}</p>
          <div class="row">
            <ButtonLink href="#/gui">{t.lostFile}</ButtonLink>
            <Button onClick={() => void storage.dismissLost()}>{t.understood}</Button>
          </div>
        </Card>
      )}
      {updateReady.value && !later && (
        <Card tone="note" icon="refresh" title={t.update}>
          <div class="row">
            <Button kind="primary" onClick={takeUpdate}>
              {t.updateNow}
            </Button>
            <Button kind="quiet" onClick={() => setLater(true)}>
              {t.later}
            </Button>
          </div>
        </Card>
      )}
      {installWay.value === "in-app" && <LeaveInApp link={location.origin}>{t.inAppWhy}</LeaveInApp>}
    </>
  );
}

/**
 * Below Ghi: the offer to install. On Android after the first saved visit; on an iPhone before it,
 * because there the installed app does not share the browser's data.
 */
export function InstallCard(): JSX.Element | null {
  const t = useStrings(strings);
  const counts = useLive(() => visits.counts(), []);
  const way = installWay.value;
  const saved = (counts?.unsent ?? 0) + (counts?.sent ?? 0) > 0;
  if (!counts || !mayOffer.value || (way === "prompt" && !saved) || (way !== "prompt" && way !== "apple")) {
    return null;
  }
  return (
    <Card tone="note" icon="install" title={way === "apple" ? t.installApple : t.install}>
      {way === "apple" && <p>{t.installAppleWhy}</p>}
      <div class="row">
        {way === "prompt" && (
          <Button kind="primary" onClick={install}>
            {t.installNow}
          </Button>
        )}
        <Button kind="quiet" onClick={putOff}>
          {t.later}
        </Button>
      </div>
    </Card>
  );
}
