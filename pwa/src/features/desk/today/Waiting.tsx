import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { ButtonLink } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { Pill } from "../../../ui/Pill";
import { useDesk } from "../base/desk";
import { count } from "../base/format";
import type { Quarantined } from "../base/inbox";
import { Loaded } from "../base/Loaded";
import { useLoad } from "../base/load";
import { hashOf } from "../base/route";
import type { Page } from "../base/types";
import { strings } from "./strings";

const LIMIT = 200;

/** How many entries of the teams wait for an official. */
export function Waiting(): JSX.Element {
  const t = useStrings(strings);
  const { unit } = useDesk();
  const asked = { unit: unit?.id ?? null, status: "open", limit: LIMIT };
  const waiting = useLoad(JSON.stringify(asked), () => api.get<Page<Quarantined>>("/quarantine", asked));
  const some = (waiting.data?.items.length ?? 0) > 0;
  return (
    <Card tone={some ? "warn" : "plain"} icon={some ? "alert" : "sent"} title={t.waiting}>
      <Loaded load={waiting} rows={1}>
        {({ items, next }) =>
          items.length === 0 ? (
            <p>{t.noneWaiting}</p>
          ) : (
            <>
              <p>{(next ? t.waitingMore : t.waitingNote)(count(items.length))}</p>
              <Asked items={items} />
              <div class="row">
                <ButtonLink href={hashOf("cho-xem")}>{t.openWaiting}</ButtonLink>
              </div>
            </>
          )
        }
      </Loaded>
    </Card>
  );
}

/** Those that the teams ask about come first, here too. */
function Asked({ items }: { items: readonly Quarantined[] }): JSX.Element | null {
  const t = useStrings(strings);
  const asked = items.filter((entry) => entry.asked_at).length;
  if (asked === 0) return null;
  return (
    <p class="row">
      <Pill tone="warn" icon="help">
        {t.asked(count(asked))}
      </Pill>
    </p>
  );
}
