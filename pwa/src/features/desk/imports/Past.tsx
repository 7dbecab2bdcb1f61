import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import type { IconName } from "../../../ui/icons/Icon";
import { Pill, type PillTone } from "../../../ui/Pill";
import { bytes, moment } from "../base/format";
import { LoadedPages } from "../base/Loaded";
import type { Pages } from "../base/load";
import { hashOf } from "../base/route";
import { type Col, Table } from "../base/Table";
import { faultText } from "./faults";
import { strings } from "./strings";
import type { ImportHead } from "./types";

type State = ImportHead["status"] | "committed";

const LOOKS: Readonly<Record<State, { tone: PillTone; icon: IconName }>> = {
  queued: { tone: "idle", icon: "clock" },
  running: { tone: "send", icon: "sending" },
  ready: { tone: "send", icon: "sent" },
  refused: { tone: "warn", icon: "cancelled" },
  failed: { tone: "bad", icon: "alert" },
  committed: { tone: "ok", icon: "confirmed" },
};

/** Who brought which list when, and what became of it. */
export function Past({ pages }: { pages: Pages<ImportHead> }): JSX.Element {
  const t = useStrings(strings);
  const columns: Col<ImportHead>[] = [
    {
      key: "file",
      label: t.file,
      head: true,
      cell: (row) => <a href={hashOf("nhap", row.id)}>{row.filename}</a>,
    },
    {
      key: "state",
      label: t.state,
      cell: (row) => (
        <>
          <ImportPill head={row} />
          {row.message && row.code && <span class="dk-sub">{faultText({ code: row.code, message: row.message })}</span>}
        </>
      ),
    },
    { key: "who", label: t.who, cell: (row) => row.uploaded_by },
    { key: "when", label: t.when, cell: (row) => <span class="num">{moment(row.created_at)}</span> },
    { key: "size", label: t.size, end: true, cell: (row) => bytes(row.size), wideOnly: true },
  ];
  return (
    <LoadedPages pages={pages} empty={{ icon: "table", text: t.noPast }}>
      {(items) => <Table caption={t.past} columns={columns} rows={items} rowKey={(row) => row.id} />}
    </LoadedPages>
  );
}

/** How far an import is. */
export function ImportPill({ head }: { head: ImportHead }): JSX.Element {
  const t = useStrings(strings);
  const state: State = head.committed_at ? "committed" : head.status;
  return (
    <Pill tone={LOOKS[state].tone} icon={LOOKS[state].icon}>
      {t.states[state]}
    </Pill>
  );
}
