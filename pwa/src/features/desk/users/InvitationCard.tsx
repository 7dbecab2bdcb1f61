import type { ComponentChildren, JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Card } from "../../../ui/Card";
import { CopyButton } from "../base/CopyButton";
import { moment } from "../base/format";
import type { Invitation } from "../base/types";
import { strings } from "./strings";

interface Props {
  name: string;
  invitation: Invitation;
  children?: ComponentChildren;
}

/** The code and the link of an invitation, big enough to be read out: the server shows them once. */
export function InvitationCard({ name, invitation, children }: Props): JSX.Element {
  const t = useStrings(strings);
  const { code, link, expires_at } = invitation;
  return (
    <Card tone="note" icon="link" title={t.inviteTitle}>
      <p>{t.inviteLead(name)}</p>
      <div class="stack stack-2">
        <p class="label">{t.code}</p>
        <p class="dk-code">{spaced(code)}</p>
        <div class="row">
          <CopyButton text={code} label={t.copyCode} />
        </div>
      </div>
      <div class="stack stack-2">
        <p class="label">{t.link}</p>
        <p class="dk-url">{link}</p>
        <div class="row">
          <CopyButton text={link} label={t.copyLink} />
        </div>
      </div>
      <p class="small">{t.expires(moment(expires_at))}</p>
      {children}
    </Card>
  );
}

/** Eight letters in two fours, as people read them out. */
function spaced(code: string): string {
  return code.length === 8 ? `${code.slice(0, 4)} ${code.slice(4)}` : code;
}
