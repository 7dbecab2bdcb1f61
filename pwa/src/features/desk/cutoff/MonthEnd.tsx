import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStrings } from "../../../lib/i18n";
import { Icon } from "../../../ui/icons/Icon";
import { useDesk } from "../base/desk";
import { CutoffSheet } from "./CutoffSheet";
import { strings } from "./strings";
import { useMonthsText } from "./words";

/** How the reporting months run, and for the administrator the way to change that. */
export function MonthEnd(): JSX.Element {
  const t = useStrings(strings);
  const { meta, roles } = useDesk();
  const [open, setOpen] = useState(false);
  const words = useMonthsText(meta.cutoff_day);
  return (
    <div class="dk-monthend">
      <p class="asof">
        <Icon name="calendar" size={16} />
        {words}
      </p>
      {roles.has("admin") && (
        <button type="button" class="dk-link" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {t.change}
        </button>
      )}
      {open && <CutoffSheet onClose={() => setOpen(false)} />}
    </div>
  );
}
