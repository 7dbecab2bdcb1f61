import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useStrings } from "../../../lib/i18n";
import { Icon } from "../../../ui/icons/Icon";
import { Sheet } from "../../../ui/Sheet";
import { hashOf, place } from "../base/route";
import type { Role } from "../base/types";
import { entryOf, navOf } from "./nav";
import { NavLink } from "./Rail";
import { strings } from "./strings";

const SLOTS = 3;

interface Props {
  roles: ReadonlySet<Role>;
  toPhone: boolean;
}

/** The rail of a phone: the first three pages, and a sheet with all of them. */
export function BottomNav({ roles, toPhone }: Props): JSX.Element {
  const t = useStrings(strings);
  const [open, setOpen] = useState(false);
  const groups = navOf(roles);
  const first = groups.flatMap(({ items }) => items).slice(0, SLOTS);
  const current = entryOf(place.value.page);
  const close = () => setOpen(false);
  return (
    <>
      <nav class="dk-bottom" aria-label={t.sections}>
        {first.map((item) => (
          <a
            key={item.slug}
            class="tab"
            href={hashOf(item.slug)}
            aria-current={item.slug === current ? "page" : undefined}
          >
            <Icon name={item.icon} />
            <span>{t.short[item.slug] ?? t.pages[item.slug]}</span>
          </a>
        ))}
        <button
          type="button"
          class="tab"
          aria-haspopup="dialog"
          aria-current={first.every((item) => item.slug !== current) ? "page" : undefined}
          onClick={() => setOpen(true)}
        >
          <Icon name="more" />
          <span>{t.more}</span>
        </button>
      </nav>
      {open && (
        <Sheet title={t.sections} icon="more" onClose={close}>
          {groups.map(({ group, items }) => (
            <div key={group} class="dk-nav-group">
              <p class="dk-nav-title">{t.groups[group]}</p>
              <ul>
                {items.map((item) => (
                  <li key={item.slug}>
                    <NavLink item={item} onClick={close} />
                  </li>
                ))}
              </ul>
            </div>
          ))}
          {toPhone && (
            <a class="dk-nav-link" href="#/ghi">
              <Icon name="device" size={20} />
              <span>{t.toPhone}</span>
            </a>
          )}
        </Sheet>
      )}
    </>
  );
}
