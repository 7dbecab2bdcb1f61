import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { ChipRadios } from "../../../ui/Chip";
import { Pill } from "../../../ui/Pill";
import { useDesk } from "../base/desk";
import { moment, NOTHING } from "../base/format";
import type { Quarantined } from "../base/inbox";
import { LoadedPages } from "../base/Loaded";
import { usePages } from "../base/load";
import { PageHead } from "../base/PageHead";
import { place, setQuery } from "../base/route";
import { type Col, Table } from "../base/Table";
import type { Page } from "../base/types";
import { codeStrings } from "./codes";
import { EntrySheet } from "./EntrySheet";
import { HandInSheet } from "./HandInSheet";
import { strings } from "./strings";

const STATUSES = ["open", "corrected", "replayed", "declined"] as const;

/** Entries of the teams that the rules set aside, with the reason in plain words; those the teams ask about first. */
export function ReviewPage(): JSX.Element {
  const t = useStrings(strings);
  const { unit } = useDesk();
  const { query } = place.value;
  const [open, setOpen] = useState<Quarantined | null>(null);
  const [handingIn, setHandingIn] = useState(false);
  const status = STATUSES.find((one) => one === query.xem) ?? "open";
  const asked = { unit: unit?.id ?? null, status };
  const entries = usePages(JSON.stringify(asked), (after) =>
    api.get<Page<Quarantined>>("/quarantine", { ...asked, after }),
  );
  const done = () => {
    setOpen(null);
    entries.reload();
  };
  return (
    <div class="dk-page">
      <PageHead title={t.title} sub={t.lead}>
        <Button icon="storage" onClick={() => setHandingIn(true)}>
          {t.handIn}
        </Button>
      </PageHead>
      <ChipRadios
        name="xem"
        legend={t.show}
        hideLegend
        options={STATUSES.map((value) => ({ value, label: t.statuses[value] }))}
        value={status}
        onChange={(value) => setQuery({ xem: value === "open" ? null : value })}
      />
      <LoadedPages pages={entries} empty={{ icon: "sent", text: status === "open" ? t.empty : t.emptySettled }}>
        {(items) => <EntryTable entries={items} onOpen={setOpen} />}
      </LoadedPages>
      {open && <EntrySheet key={open.id} entry={open} onClose={() => setOpen(null)} onDone={done} />}
      {handingIn && <HandInSheet onClose={() => setHandingIn(false)} onDone={entries.reload} />}
    </div>
  );
}

interface TableProps {
  entries: readonly Quarantined[];
  onOpen: (entry: Quarantined) => void;
}

function EntryTable({ entries, onOpen }: TableProps): JSX.Element {
  const t = useStrings(strings);
  const codes = useStrings(codeStrings);
  const columns: Col<Quarantined>[] = [
    {
      key: "reason",
      label: t.reason,
      head: true,
      cell: (entry) => (
        <>
          {codes[entry.code] ?? entry.message}
          {entry.asked_at && (
            <span class="dk-pills">
              <Pill tone="warn" icon="help">
                {t.asked}
              </Pill>
            </span>
          )}
        </>
      ),
    },
    {
      key: "author",
      label: t.author,
      cell: (entry) => (
        <>
          {entry.author_name ?? NOTHING}
          {entry.team_title && <span class="dk-sub">{entry.team_title}</span>}
        </>
      ),
    },
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
          onClick={() => onOpen(entry)}
        >
          {t.open}
        </button>
      ),
    },
  ];
  return <Table caption={t.title} columns={columns} rows={entries} rowKey={(entry) => entry.id} />;
}
