import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../../data";
import { useStrings } from "../../../../lib/i18n";
import { Icon } from "../../../../ui/icons/Icon";
import { showToast } from "../../../../ui/Toast";
import { Confirm } from "../../base/Confirm";
import { count, day } from "../../base/format";
import { type Col, Table } from "../../base/Table";
import { StatusTold } from "../StatusTold";
import { strings } from "../strings";
import type { Programme, Target } from "../types";
import { mendStrings } from "./mendStrings";

interface Props {
  programme: Programme;
  onHistory: (target: Target) => void;
  /** Null for who only reads. */
  onRestored: (() => void) | null;
}

/** Targets that were given up: since when and why; what was noted of them is still read. */
export function GivenUp({ programme, onHistory, onRestored }: Props): JSX.Element | null {
  const t = useStrings(mendStrings);
  const words = useStrings(strings);
  const [restoring, setRestoring] = useState<Target | null>(null);
  const rows = programme.targets.filter((target) => target.withdrawn_on !== null);
  if (rows.length === 0) return null;
  const columns: Col<Target>[] = [
    { key: "target", label: words.target, head: true, cell: (row) => row.name },
    { key: "group", label: words.group, cell: (row) => row.group },
    { key: "since", label: t.givenOn, cell: (row) => row.withdrawn_on && day(row.withdrawn_on) },
    { key: "reason", label: t.reason, cell: (row) => row.withdrawn_reason },
    { key: "status", label: words.status, cell: (row) => <StatusTold target={row} onHistory={onHistory} /> },
  ];
  const act: Col<Target> = {
    key: "act",
    label: t.restore,
    cell: (row) => (
      <button
        type="button"
        class="dk-link"
        aria-haspopup="dialog"
        aria-label={t.restoreOf(row.name)}
        onClick={() => setRestoring(row)}
      >
        {t.restore}
      </button>
    ),
  };
  const restore = async () => {
    if (!restoring) return;
    await api.post(`/targets/${restoring.id}/restore`, { version: restoring.version });
    showToast(t.restored);
    setRestoring(null);
    onRestored?.();
  };
  return (
    <details class="more">
      <summary>
        {t.given(count(rows.length))}
        <Icon name="down" size={20} />
      </summary>
      <Table
        caption={t.givenOf(programme.name)}
        columns={onRestored ? [...columns, act] : columns}
        rows={rows}
        rowKey={(row) => row.id}
      />
      {restoring && (
        <Confirm
          title={t.restoreTitle}
          icon="history"
          action={t.restore}
          act={restore}
          onClose={() => setRestoring(null)}
        >
          <p>{t.restoreText(restoring.name)}</p>
        </Confirm>
      )}
    </details>
  );
}
