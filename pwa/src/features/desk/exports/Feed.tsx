import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { monthOf } from "../../../lib/time";
import { Button, ButtonLink } from "../../../ui/Button";
import { Sheet } from "../../../ui/Sheet";
import { CopyButton } from "../base/CopyButton";
import { useDesk } from "../base/desk";
import { useAction } from "../base/load";
import { ProblemCard } from "../base/Problem";
import type { Range } from "../base/period";
import { hashOf } from "../base/route";
import { strings } from "./strings";

/** JSON for the operations centre: where a program fetches the indicators, with what, and a look at them now. */
export function Feed({ period }: { period: Range }): JSX.Element {
  const t = useStrings(strings);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="link" onClick={() => setOpen(true)}>
        {t.feed}
      </Button>
      {open && <FeedSheet period={period} onClose={() => setOpen(false)} />}
    </>
  );
}

function FeedSheet({ period, onClose }: { period: Range; onClose: () => void }): JSX.Element {
  const t = useStrings(strings);
  const { meta, roles } = useDesk();
  const fetching = useAction();
  const [from, to] = [period.from, period.to].map((day) => monthOf(day, meta.cutoff_day));
  const path = `/feeds/indicators?${new URLSearchParams({ from: from ?? "", to: to ?? "" })}`;
  const address = `${location.origin}/api/v1${path}`;
  const look = () => api.download(path, `chi-so_${from}_${to}.json`);
  return (
    <Sheet title={t.feed} icon="link" onClose={onClose}>
      <div class="stack">
        <p>{t.feedText}</p>
        {fetching.problem && <ProblemCard problem={fetching.problem} />}
        <div class="stack stack-2">
          <p class="label">{t.feedAddress}</p>
          <p class="dk-url">{address}</p>
          <div class="row">
            <CopyButton text={address} label={t.feedCopy} />
            <Button icon="download" disabled={fetching.busy} onClick={() => fetching.run(look)}>
              {t.feedLook}
            </Button>
          </div>
        </div>
        <p>{roles.has("admin") ? t.feedTokenAdmin : t.feedToken}</p>
        {roles.has("admin") && (
          <div class="row">
            <ButtonLink href={hashOf("ket-noi")} icon="link">
              {t.feedTokens}
            </ButtonLink>
          </div>
        )}
        <p>
          <a href={hashOf("xuat", "tu-dien")}>{t.feedDictionary}</a>
        </p>
      </div>
    </Sheet>
  );
}
