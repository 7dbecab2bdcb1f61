import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { CopyButton } from "../base/CopyButton";
import { Section } from "../base/PageHead";
import { strings } from "./strings";

const FEED = "/api/v1/feeds/indicators?format=csv";
const DICTIONARY = "/api/v1/feeds/dictionary";

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
          <a href={DICTIONARY} target="_blank" rel="noreferrer">
            {t.dictionary}
          </a>
        </p>
      </div>
    </Section>
  );
}
