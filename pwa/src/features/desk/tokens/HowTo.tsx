import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { CopyButton } from "../base/CopyButton";
import { Section } from "../base/PageHead";
import { hashOf } from "../base/route";
import { strings } from "./strings";

const FEED = "/api/v1/feeds/indicators?format=csv";

/** What the administrator tells whoever got a token. */
export function HowTo(): JSX.Element {
  const t = useStrings(strings);
  const address = `${location.origin}${FEED}`;
  return (
    <Section title={t.howTo}>
      <div class="stack stack-2">
        <p class="label">{t.address}</p>
        <p class="dk-url">{address}</p>
        <div class="row">
          <CopyButton text={address} label={t.copyAddress} />
        </div>
        <p>{t.program}</p>
        <p>{t.excel}</p>
        <p>
          <a href={hashOf("xuat", "tu-dien")}>{t.dictionary}</a>
        </p>
      </div>
    </Section>
  );
}
