import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Icon } from "../../../ui/icons/Icon";
import { Logo } from "../../../ui/Logo";
import { hashOf, place } from "../base/route";
import type { Role } from "../base/types";
import { entryOf, type NavItem, navOf } from "./nav";
import { strings } from "./strings";

interface Props {
  roles: ReadonlySet<Role>;
  toPhone: boolean;
}

/** The left rail of a wide window: groups of pages, icon and word. */
export function Rail({ roles, toPhone }: Props): JSX.Element {
  const t = useStrings(strings);
  return (
    <nav class="dk-rail" aria-label={t.sections}>
      <div class="dk-brand">
        <Logo size={36} />
        <span class="dk-brand-text">
          <strong>Tổ Số</strong>
          <span>{t.desk}</span>
        </span>
      </div>
      <div class="dk-nav">
        {navOf(roles).map(({ group, items }) => (
          <div key={group} class="dk-nav-group">
            <p class="dk-nav-title" id={`nav-${group}`}>
              {t.groups[group]}
            </p>
            <ul aria-labelledby={`nav-${group}`}>
              {items.map((item) => (
                <li key={item.slug}>
                  <NavLink item={item} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      {toPhone && (
        <a class="dk-nav-link dk-rail-foot" href="#/ghi">
          <Icon name="device" size={20} />
          <span>{t.toPhone}</span>
        </a>
      )}
    </nav>
  );
}

/** One entry of the rail or of the sheet that replaces it on a phone. */
export function NavLink({ item, onClick }: { item: NavItem; onClick?: () => void }): JSX.Element {
  const t = useStrings(strings);
  const current = entryOf(place.value.page) === item.slug;
  return (
    <a class="dk-nav-link" href={hashOf(item.slug)} aria-current={current ? "page" : undefined} onClick={onClick}>
      <Icon name={item.icon} size={20} />
      <span>{t.pages[item.slug]}</span>
    </a>
  );
}
