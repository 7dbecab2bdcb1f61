import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { GrantView } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { EmptyState } from "../../../ui/EmptyState";
import { day, lastDay } from "../base/format";
import { Section } from "../base/PageHead";
import { strings as baseStrings } from "../base/strings";
import { type Col, Table } from "../base/Table";
import type { AccountRow } from "../base/types";
import { EndGrantSheet } from "./EndGrantSheet";
import { GiveSheet } from "./GiveSheet";
import { strings } from "./strings";

interface Props {
  account: AccountRow;
  onChange: () => void;
}

/** The roles of an account with their dates, ended ones too. */
export function Grants({ account, onChange }: Props): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const [giving, setGiving] = useState(false);
  const [ending, setEnding] = useState<GrantView | null>(null);
  const where = (grant: GrantView) => [grant.team_title, grant.unit_name].filter(Boolean).join(" · ");
  const columns: Col<GrantView>[] = [
    { key: "role", label: t.role, head: true, cell: (grant) => common.roles[grant.role] },
    { key: "where", label: t.where, cell: where },
    { key: "from", label: t.from, end: true, cell: (grant) => day(grant.from) },
    { key: "to", label: t.to, end: true, cell: (grant) => (grant.to ? lastDay(grant.to) : t.noEnd) },
    {
      key: "end",
      label: t.actions,
      cell: (grant) =>
        grant.to !== null && Date.parse(grant.to) <= Date.now() ? (
          <span class="muted">{t.ended}</span>
        ) : (
          <button
            type="button"
            class="dk-link"
            aria-haspopup="dialog"
            aria-label={t.endOf(common.roles[grant.role], where(grant))}
            onClick={() => setEnding(grant)}
          >
            {t.end}
          </button>
        ),
    },
  ];
  return (
    <Section
      title={t.grants}
      actions={
        <Button icon="plus" onClick={() => setGiving(true)}>
          {t.addGrant}
        </Button>
      }
    >
      {account.grants.length === 0 ? (
        <EmptyState icon="tags" text={t.noGrants} />
      ) : (
        <Table caption={t.grants} columns={columns} rows={account.grants} rowKey={(grant) => grant.id} />
      )}
      {giving && <GiveSheet account={account.id} onClose={() => setGiving(false)} onChange={onChange} />}
      {ending && (
        <EndGrantSheet grant={ending} where={where(ending)} onClose={() => setEnding(null)} onChange={onChange} />
      )}
    </Section>
  );
}
