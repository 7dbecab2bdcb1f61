import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { EmptyState } from "../../../ui/EmptyState";
import { CopyButton } from "../base/CopyButton";
import { Loaded } from "../base/Loaded";
import { useLoad } from "../base/load";
import { PageHead, Section } from "../base/PageHead";
import { strings as shell } from "../shell/strings";
import { HowTo } from "./HowTo";
import { IssueSheet } from "./IssueSheet";
import { strings } from "./strings";
import { TokenTable } from "./TokenTable";
import type { IssuedToken, TokenRow } from "./types";

/** P7: which other systems read the feed, and the way to let one in or shut it out. */
export function TokensPage(): JSX.Element {
  const t = useStrings(strings);
  const { pages } = useStrings(shell);
  const [issuing, setIssuing] = useState(false);
  const [issued, setIssued] = useState<IssuedToken | null>(null);
  const tokens = useLoad("tokens", () => api.get<{ items: TokenRow[] }>("/tokens"));
  const onIssued = (token: IssuedToken) => {
    setIssuing(false);
    setIssued(token);
    tokens.reload();
  };
  return (
    <div class="dk-page">
      <PageHead title={pages["ket-noi"]} sub={t.lead}>
        <Button kind="primary" icon="plus" onClick={() => setIssuing(true)}>
          {t.issue}
        </Button>
      </PageHead>
      {issued && <Once token={issued} onClose={() => setIssued(null)} />}
      <Section title={t.list}>
        <Loaded load={tokens} rows={3}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState icon="link" text={t.empty} />
            ) : (
              <TokenTable items={items} onChange={tokens.reload} />
            )
          }
        </Loaded>
      </Section>
      <HowTo />
      {issuing && <IssueSheet onClose={() => setIssuing(false)} onIssued={onIssued} />}
    </div>
  );
}

function Once({ token, onClose }: { token: IssuedToken; onClose: () => void }): JSX.Element {
  const t = useStrings(strings);
  return (
    <div role="status">
      <Card tone="note" icon="link" title={token.name}>
        <p>{t.once}</p>
        <p class="dk-url">{token.token}</p>
        <div class="row">
          <CopyButton text={token.token} label={t.copy} />
          <Button onClick={onClose}>{t.done}</Button>
        </div>
      </Card>
    </div>
  );
}
