import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { language, useStrings } from "../../../lib/i18n";
import { type Theme, theme, themeChoice } from "../../../lib/prefs";
import { shortTeam } from "../../../lib/teamName";
import { DemoLabel } from "../../../ui/AsOf";
import { IconButton } from "../../../ui/Button";
import { Icon, type IconName } from "../../../ui/icons/Icon";
import { leadsOf, seesProvince, useDesk } from "../base/desk";
import { strings as baseStrings } from "../base/strings";
import type { Role } from "../base/types";
import { AccountSheet } from "./AccountSheet";
import { strings } from "./strings";

const NEXT: Readonly<Record<Theme, Theme>> = { sang: "nang", nang: "toi", toi: "sang" };
const ICONS: Readonly<Record<Theme, IconName>> = { sang: "light", nang: "sun", toi: "moon" };
const RANK: readonly Role[] = ["admin", "province_staff", "commune_officer", "commune_approver", "leader", "member"];

/** Whose numbers these are, and what the person sets for the whole desk. */
export function TopBar(): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const { account, roles, meta } = useDesk();
  const area = useArea();
  const [open, setOpen] = useState(false);
  const role = RANK.find((one) => roles.has(one));
  const shownTheme = theme.value;
  return (
    <header class="dk-top">
      <div class="dk-top-unit">
        <span class="dk-top-name">{area}</span>
        <span class="dk-top-role">
          {role && <span>{common.roles[role]}</span>}
          {meta.demo && <DemoLabel />}
        </span>
      </div>
      <UnitSwitch />
      <button
        type="button"
        class="btn btn-quiet dk-lang"
        lang={language.value === "vi" ? "en" : "vi"}
        onClick={() => {
          language.value = language.value === "vi" ? "en" : "vi";
        }}
      >
        {t.otherLanguage}
      </button>
      <IconButton
        icon={ICONS[shownTheme]}
        label={`${t.theme}: ${t.themes[shownTheme]}`}
        onClick={() => {
          themeChoice.value = NEXT[shownTheme];
        }}
      />
      <button type="button" class="dk-account" onClick={() => setOpen(true)} aria-haspopup="dialog">
        <Icon name="user" size={20} />
        <span class="dk-account-name">{account.name}</span>
        <span class="vh">, {t.account}</span>
      </button>
      {open && <AccountSheet onClose={() => setOpen(false)} />}
    </header>
  );
}

/** Whose numbers are shown: the commune's; of who only leads, the teams; else the province's. */
function useArea(): string {
  const t = useStrings(strings);
  const { account, roles, unit, meta } = useDesk();
  if (unit) return unit.name;
  const led = seesProvince(roles) ? [] : leadsOf(account, Date.now());
  const teams = led.map((grant) => shortTeam(grant.team_title ?? grant.unit_name));
  return teams.join(", ") || (meta.province?.name ?? t.wholeProvince);
}

/** Choose the commune, for officials of more than one. */
function UnitSwitch(): JSX.Element | null {
  const t = useStrings(strings);
  const { communes, unit, setUnit } = useDesk();
  if (unit === null || communes.length < 2) return null;
  return (
    <select
      class="select dk-unit-switch"
      aria-label={t.changeUnit}
      value={unit.id}
      onChange={(event) => setUnit(event.currentTarget.value)}
    >
      {communes.map((one) => (
        <option key={one.id} value={one.id}>
          {one.name}
        </option>
      ))}
    </select>
  );
}
