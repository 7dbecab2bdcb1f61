import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Icon } from "../../../ui/icons/Icon";
import { hashOf } from "../base/route";
import { strings } from "./strings";
import type { Wish } from "./useExport";

interface Props {
  busy: boolean;
  ask: (format: Wish["format"]) => void;
}

/** The long table: one row per hamlet, service and month, for who counts further by themselves. */
export function Details({ busy, ask }: Props): JSX.Element {
  const t = useStrings(strings);
  return (
    <details class="more">
      <summary>
        {t.details}
        <Icon name="down" size={20} />
      </summary>
      <div class="stack stack-2">
        <p class="small">{t.detailsText}</p>
        <div class="row">
          {(["xlsx", "csv", "parquet"] as const).map((format) => (
            <Button key={format} icon="download" onClick={() => ask(format)} disabled={busy}>
              {t.detailsAs[format]}
            </Button>
          ))}
        </div>
      </div>
      <p>
        <a href={hashOf("xuat", "tu-dien")}>{t.dictionary}</a>
      </p>
    </details>
  );
}
