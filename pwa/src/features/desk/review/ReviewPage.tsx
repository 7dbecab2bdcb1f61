import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { useDesk } from "../base/desk";
import { moment, NOTHING } from "../base/format";
import { LoadedPages } from "../base/Loaded";
import { usePages } from "../base/load";
import { PageHead } from "../base/PageHead";
import { type Col, Table } from "../base/Table";
import type { Page, Quarantined } from "../base/types";
import { EntrySheet } from "./EntrySheet";
import { strings } from "./strings";

/** Entries of the teams that the rules set aside, with the reason in plain words. */
export function ReviewPage(): JSX.Element {
  const t = useStrings(strings);
  const { unit } = useDesk();
  const [open, setOpen] = useState<Quarantined | null>(null);
  const asked = { unit: unit?.id ?? null, status: "open" };
  const entries = usePages(JSON.stringify(asked), (after) =>
    api.get<Page<Quarantined>>("/quarantine", { ...asked, after }),
  );
  const columns: Col<Quarantined>[] = [
    { key: "reason", label: t.reason, head: true, cell: (entry) => t.codes[entry.code] ?? entry.message },
    { key: "author", label: t.author, cell: (entry) => entry.author_name ?? NOTHING },
    { key: "received", label: t.received, cell: (entry) => <span class="num">{moment(entry.received_at)}</span> },
    {
      key: "open",
      label: t.actions,
      cell: (entry) => (
        <button
          type="button"
          class="dk-link"
          aria-haspopup="dialog"
          aria-label={t.openOf(entry.author_name ?? NOTHING)}
          onClick={() => setOpen(entry)}
        >
          {t.open}
        </button>
      ),
    },
  ];
  const done = () => {
    setOpen(null);
    entries.reload();
  };
  return (
    <div class="dk-page">
      <PageHead title={t.title} sub={t.lead} />
      <LoadedPages pages={entries} empty={{ icon: "sent", text: t.empty }}>
        {(items) => <Table caption={t.title} columns={columns} rows={items} rowKey={(entry) => entry.id} />}
      </LoadedPages>
      {open && <EntrySheet entry={open} onClose={() => setOpen(null)} onDone={done} />}
    </div>
  );
}
