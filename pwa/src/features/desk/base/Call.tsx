import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Icon } from "../../../ui/icons/Icon";
import { localPhone, NOTHING, phone as phoneText } from "./format";
import { strings } from "./strings";

/** A phone number to press; the name is read out with it. */
export function Call({ phone, name }: { phone: string | null; name?: string | null }): JSX.Element {
  const t = useStrings(strings);
  if (!phone) return <span class="muted">{NOTHING}</span>;
  const spoken = phoneText(phone);
  return (
    <a
      class="dk-call num"
      href={`tel:${localPhone(phone)}`}
      aria-label={name ? `${t.call(name)}, ${spoken}` : t.callOn(spoken)}
    >
      <Icon name="phone" size={16} />
      {spoken}
    </a>
  );
}
