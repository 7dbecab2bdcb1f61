import type { JSX } from "preact";
import type { CatalogueEntry } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Icon, topicIcon } from "../../../ui/icons/Icon";
import { Pill } from "../../../ui/Pill";
import { useDesk } from "../base/desk";
import { day } from "../base/format";
import { type Col, Table } from "../base/Table";
import { retiredOn } from "./entry";
import { strings } from "./strings";

interface Props {
  entries: readonly CatalogueEntry[];
  caption: string;
  onEdit: (entry: CatalogueEntry) => void;
}

/** The entries of a kind, as phones and reports name them. */
export function EntryTable({ entries, caption, onEdit }: Props): JSX.Element {
  const t = useStrings(strings);
  const columns: Col<CatalogueEntry>[] = [
    {
      key: "name",
      label: t.name,
      head: true,
      cell: (entry) => (
        <span class="dk-entry">
          {entry.kind === "topic" && <Icon name={topicIcon(entry.code, entry.icon)} size={20} />}
          <span>
            <button
              type="button"
              class="dk-link"
              aria-haspopup="dialog"
              aria-label={t.editOf(entry.name)}
              onClick={() => onEdit(entry)}
            >
              {entry.name}
            </button>
            <span class="dk-sub" lang="en">
              {entry.name_en}
            </span>
          </span>
        </span>
      ),
      sort: (entry) => entry.name,
    },
    {
      key: "short",
      label: t.short,
      cell: (entry) => (
        <>
          {entry.short_vi}
          <span class="dk-sub" lang="en">
            {entry.short_en}
          </span>
        </>
      ),
    },
    {
      key: "code",
      label: t.code,
      cell: (entry) => <span class="dk-mono">{entry.code}</span>,
      sort: (entry) => entry.code,
    },
    {
      key: "order",
      label: t.order,
      end: true,
      cell: (entry) => entry.order,
      sort: (entry) => entry.order,
      wideOnly: true,
    },
    { key: "version", label: t.version, end: true, cell: (entry) => entry.version },
    { key: "validity", label: t.validity, cell: (entry) => <Validity entry={entry} /> },
  ];
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={entries}
      rowKey={(entry) => entry.code}
      sort={{ key: "order", descending: false }}
    />
  );
}

function Validity({ entry }: { entry: CatalogueEntry }): JSX.Element {
  const t = useStrings(strings);
  const { meta } = useDesk();
  if (entry.valid_to) {
    const tone = retiredOn(entry, meta.today) ? "idle" : "warn";
    return <Pill tone={tone}>{t.retiredFrom(day(entry.valid_to))}</Pill>;
  }
  if (entry.valid_from && entry.valid_from > meta.today)
    return <Pill tone="send">{t.from(day(entry.valid_from))}</Pill>;
  return <Pill tone="ok">{t.inUse}</Pill>;
}
