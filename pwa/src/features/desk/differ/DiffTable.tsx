import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import type { IconName } from "../../../ui/icons/Icon";
import { Pill, type PillTone } from "../../../ui/Pill";
import { type Col, Table } from "../base/Table";
import type { DiffKind, DiffRow } from "../rosters/types";
import { LineText } from "./LineText";
import { strings } from "./strings";

const LOOKS: Readonly<Record<DiffKind, { tone: PillTone; icon: IconName }>> = {
  same: { tone: "idle", icon: "sent" },
  changed: { tone: "send", icon: "edit" },
  unsure: { tone: "warn", icon: "help" },
  moved: { tone: "send", icon: "swap" },
  new: { tone: "ok", icon: "plus" },
  left: { tone: "warn", icon: "minus" },
};

interface Props {
  rows: readonly DiffRow[];
  caption: string;
}

/** Two versions side by side: what differs of a person is marked. */
export function DiffTable({ rows, caption }: Props): JSX.Element {
  const t = useStrings(strings);
  const columns: Col<DiffRow>[] = [
    {
      key: "kind",
      label: t.change,
      head: true,
      cell: ({ kind }) => (
        <Pill tone={LOOKS[kind].tone} icon={LOOKS[kind].icon}>
          {t.kinds[kind]}
        </Pill>
      ),
    },
    { key: "before", label: t.before, cell: (row) => <LineText line={row.before} beside={row.after} /> },
    { key: "after", label: t.after, cell: (row) => <LineText line={row.after} beside={row.before} /> },
  ];
  return (
    <div class="dk-diff">
      <Table caption={caption} columns={columns} rows={rows} rowKey={keyOf} />
    </div>
  );
}

function keyOf({ before, after, kind }: DiffRow): string {
  return JSON.stringify([kind, before, after]);
}
