import type { JSX } from "preact";
import { useStrings } from "../lib/i18n";
import { Icon, type IconName } from "./icons/Icon";
import { strings } from "./strings";

/** One tab: where it leads and, when there is something to do there, how much. */
export interface Tab {
  href: string;
  icon: IconName;
  label: string;
  count?: number | undefined;
  countLabel?: string | undefined;
}

interface Props {
  tabs: readonly Tab[];
  current: string;
}

/** Four tabs at the foot of a phone, a rail at the side of a wide screen. Tabs only navigate. */
export function Tabs({ tabs, current }: Props): JSX.Element {
  const t = useStrings(strings);
  return (
    <nav class="tabbar" aria-label={t.sections}>
      {tabs.map((tab) => (
        <a key={tab.href} class="tab" href={tab.href} aria-current={tab.href === current ? "page" : undefined}>
          <Icon name={tab.icon} />
          <span>{tab.label}</span>
          {tab.count ? (
            <span class="badge">
              <span aria-hidden="true">{tab.count > 99 ? "99+" : tab.count}</span>
              <span class="vh">{tab.countLabel}</span>
            </span>
          ) : null}
        </a>
      ))}
    </nav>
  );
}
