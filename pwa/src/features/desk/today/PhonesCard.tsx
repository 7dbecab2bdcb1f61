import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { ButtonLink } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { useDesk } from "../base/desk";
import { count } from "../base/format";
import { useLoad } from "../base/load";
import type { SilentPhone } from "../base/phones";
import { hashOf } from "../base/route";
import type { Page } from "../base/types";
import { strings } from "./strings";

const LIMIT = 200;

/** How many phones of the commune somebody should ask about; nothing while there is none. */
export function PhonesCard(): JSX.Element | null {
  const t = useStrings(strings);
  const { unit } = useDesk();
  const asked = { unit: unit?.id ?? null, limit: LIMIT };
  const { data } = useLoad(JSON.stringify(asked), () => api.get<Page<SilentPhone>>("/silent-phones", asked));
  if (!data || data.items.length === 0) return null;
  return (
    <Card tone="warn" icon="device" title={t.phones}>
      <p>{(data.next ? t.phonesMore : t.phonesNote)(count(data.items.length))}</p>
      <div class="row">
        <ButtonLink href={hashOf("im-lang")}>{t.openPhones}</ButtonLink>
      </div>
    </Card>
  );
}
