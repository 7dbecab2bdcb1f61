import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useStrings } from "../../../lib/i18n";
import { Icon } from "../../../ui/icons/Icon";
import { useDesk } from "../base/desk";
import { CutoffSheet } from "./CutoffSheet";
import { strings } from "./strings";
import { useDayName, useMonthsText } from "./words";

const LOOK = 5000;

/** How the reporting months run, and for the administrator the way to change that. */
export function MonthEnd(): JSX.Element {
  const t = useStrings(strings);
  const { meta, roles, refresh } = useDesk();
  const [open, setOpen] = useState(false);
  const words = useMonthsText(meta.cutoff_day);
  const nameOf = useDayName();
  const wanted = meta.cutoff_wanted;
  // Whoever asked for it: everybody who looks at the numbers sees that they are about to change, and when they have.
  useEffect(() => {
    if (wanted === null || open) return;
    const looking = setTimeout(refresh, LOOK);
    return () => clearTimeout(looking);
  }, [meta]);
  return (
    <div class="dk-monthend">
      <p class="asof">
        <Icon name="calendar" size={16} />
        {words}
      </p>
      {wanted !== null && (
        <p class="asof" role="status">
          <Icon name="clock" size={16} />
          {t.wanted(nameOf(wanted))}
        </p>
      )}
      {roles.has("admin") && wanted === null && (
        <button type="button" class="dk-link" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {t.change}
        </button>
      )}
      {open && <CutoffSheet onClose={() => setOpen(false)} />}
    </div>
  );
}
