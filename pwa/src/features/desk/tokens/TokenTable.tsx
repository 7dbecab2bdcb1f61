import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { formatDay } from "../../../lib/time";
import { Pill, type PillTone } from "../../../ui/Pill";
import { showToast } from "../../../ui/Toast";
import { Confirm } from "../base/Confirm";
import { moment } from "../base/format";
import { type Col, Table } from "../base/Table";
import { strings } from "./strings";
import type { TokenRow } from "./types";

const TONES: Readonly<Record<TokenRow["state"], PillTone>> = { active: "ok", expired: "idle", revoked: "idle" };

/** Who has a token, when it was used last, and the way to end it. */
export function TokenTable({ items, onChange }: { items: TokenRow[]; onChange: () => void }): JSX.Element {
  const t = useStrings(strings);
  const [ending, setEnding] = useState<TokenRow | null>(null);
  const revoke = async () => {
    await api.del(`/tokens/${ending?.id}`);
    setEnding(null);
    showToast(t.revoked);
    onChange();
  };
  const columns: Col<TokenRow>[] = [
    {
      key: "name",
      label: t.name,
      head: true,
      cell: (row) => (
        <>
          {row.name}
          <span class="dk-sub">{row.unit_name}</span>
        </>
      ),
    },
    { key: "state", label: t.state, cell: (row) => <Pill tone={TONES[row.state]}>{t.states[row.state]}</Pill> },
    { key: "used", label: t.used, cell: (row) => (row.last_used_at ? moment(row.last_used_at) : t.never) },
    { key: "until", label: t.until, cell: (row) => (row.expires_on ? formatDay(row.expires_on) : t.endless) },
    {
      key: "by",
      label: t.by,
      cell: (row) => (
        <>
          {row.created_by_name}
          <span class="dk-sub num">{moment(row.created_at)}</span>
        </>
      ),
    },
    {
      key: "revoke",
      label: t.revoke,
      bare: true,
      cell: (row) =>
        row.state === "active" && (
          <button
            type="button"
            class="dk-link"
            aria-haspopup="dialog"
            aria-label={t.revokeOf(row.name)}
            onClick={() => setEnding(row)}
          >
            {t.revoke}
          </button>
        ),
    },
  ];
  return (
    <>
      <Table caption={t.list} columns={columns} rows={items} rowKey={(row) => row.id} />
      {ending && (
        <Confirm title={t.revokeOf(ending.name)} action={t.revoke} danger act={revoke} onClose={() => setEnding(null)}>
          <p>{t.revokeText}</p>
        </Confirm>
      )}
    </>
  );
}
