import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { ButtonLink } from "../../../ui/Button";
import { Pill } from "../../../ui/Pill";
import { SearchField } from "../../../ui/SearchField";
import { Select } from "../../../ui/Select";
import { useDesk } from "../base/desk";
import { Filters } from "../base/Filters";
import { moment, phone } from "../base/format";
import { LoadedPages } from "../base/Loaded";
import { usePages, useSettled } from "../base/load";
import { PageHead } from "../base/PageHead";
import { CommuneSelect } from "../base/Pickers";
import { hashOf, place, setQuery } from "../base/route";
import { strings as baseStrings } from "../base/strings";
import { type Col, Table } from "../base/Table";
import type { AccountRow, Page } from "../base/types";
import { strings } from "./strings";
import { STATUS_TONES } from "./tones";

/** Accounts by given name: all for the administrator, the commune's own for its officer. */
export function UsersPage(): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const { unit, meta } = useDesk();
  const { query } = place.value;
  const q = useSettled(query.q ?? "");
  const asked = { unit: unit?.id ?? query.xa ?? null, status: query.tt ?? null, q };
  const users = usePages(JSON.stringify(asked), (after) => api.get<Page<AccountRow>>("/accounts", { ...asked, after }));
  const statuses = (["active", "invited", "disabled"] as const).map((value) => ({
    value,
    label: common.statuses[value],
  }));
  return (
    <div class="dk-page">
      <PageHead title={t.title} sub={unit?.name ?? meta.province?.name}>
        <ButtonLink href={hashOf("nguoi-dung", "moi")} kind="primary" icon="plus">
          {t.add}
        </ButtonLink>
      </PageHead>
      <Filters
        search={<SearchField id="q" label={t.search} value={query.q ?? ""} onInput={(text) => setQuery({ q: text })} />}
      >
        {unit === null && <CommuneSelect id="xa" value={query.xa ?? ""} onChange={(xa) => setQuery({ xa })} />}
        <Select
          id="tt"
          label={t.status}
          value={query.tt ?? ""}
          options={statuses}
          onChange={(tt) => setQuery({ tt })}
          empty={t.anyStatus}
        />
      </Filters>
      <LoadedPages pages={users} empty={{ icon: "user", text: t.empty }} filtered={Boolean(q || query.tt || query.xa)}>
        {(items) => <UserTable users={items} />}
      </LoadedPages>
    </div>
  );
}

function UserTable({ users }: { users: readonly AccountRow[] }): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const columns: Col<AccountRow>[] = [
    {
      key: "name",
      label: t.name,
      head: true,
      cell: (user) => <a href={hashOf("nguoi-dung", user.id)}>{user.name}</a>,
    },
    { key: "phone", label: t.phone, cell: (user) => <span class="num dk-nowrap">{phone(user.phone)}</span> },
    { key: "roles", label: t.roles, cell: (user) => <Roles user={user} /> },
    {
      key: "status",
      label: t.status,
      cell: (user) => <Pill tone={STATUS_TONES[user.status]}>{common.statuses[user.status]}</Pill>,
    },
    {
      key: "last",
      label: t.lastLogin,
      end: true,
      cell: (user) => <span class="dk-nowrap">{user.last_login_at ? moment(user.last_login_at) : common.never}</span>,
    },
  ];
  return <Table caption={t.title} columns={columns} rows={users} rowKey={(user) => user.id} />;
}

function Roles({ user }: { user: AccountRow }): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  if (user.grants.length === 0) return <span class="muted">{t.noRole}</span>;
  return (
    <>
      {user.grants.map((grant) => (
        <div key={grant.id}>
          {common.roles[grant.role]}
          <span class="dk-sub">{grant.team_title ?? grant.unit_name}</span>
        </div>
      ))}
    </>
  );
}
