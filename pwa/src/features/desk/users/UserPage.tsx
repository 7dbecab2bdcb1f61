import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Loaded } from "../base/Loaded";
import { useLoad } from "../base/load";
import { PageHead } from "../base/PageHead";
import { hashOf, place } from "../base/route";
import type { AccountRow } from "../base/types";
import { AccountCard } from "./AccountCard";
import { Devices } from "./Devices";
import { Grants } from "./Grants";
import { NewUserPage } from "./NewUserPage";
import { Sessions } from "./Sessions";
import { strings } from "./strings";

/** One account, or the form for a new one under the address `moi`. */
export function UserPage(): JSX.Element {
  const id = place.value.id ?? "";
  return id === "moi" ? <NewUserPage /> : <OneUser id={id} />;
}

function OneUser({ id }: { id: string }): JSX.Element {
  const t = useStrings(strings);
  const account = useLoad(`account ${id}`, () => api.get<AccountRow>(`/accounts/${id}`));
  const up = { href: hashOf("nguoi-dung"), label: t.up };
  return (
    <div class="dk-page">
      <PageHead title={account.data?.name ?? t.facts} up={up} />
      <Loaded load={account}>
        {(data) => (
          <div class="dk-page">
            <AccountCard account={data} onChange={account.reload} />
            <Grants account={data} onChange={account.reload} />
            <Devices account={id} />
            <Sessions account={id} />
          </div>
        )}
      </Loaded>
    </div>
  );
}
