import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Button, IconButton } from "../../../ui/Button";
import { Pill, type PillTone } from "../../../ui/Pill";
import { showToast } from "../../../ui/Toast";
import { bytes, count, moment, NOTHING } from "../base/format";
import { LoadedPages } from "../base/Loaded";
import { type Pages, useAction } from "../base/load";
import { ProblemCard } from "../base/Problem";
import { strings as baseStrings } from "../base/strings";
import { type Col, Table } from "../base/Table";
import type { ExportRow } from "../base/types";
import { useSpan } from "../base/useSpan";
import { strings } from "./strings";
import { downloadFile } from "./useExport";

const TONES: Readonly<Record<ExportRow["status"], PillTone>> = {
  queued: "idle",
  running: "send",
  ready: "ok",
  failed: "warn",
};

/** Every file that was made: what is in it, who asked for it, when, and the checksum to compare. */
export function History({ pages }: { pages: Pages<ExportRow> }): JSX.Element {
  const t = useStrings(strings);
  const columns: Col<ExportRow>[] = [
    {
      key: "file",
      label: t.file,
      head: true,
      cell: (row) => (
        <>
          {row.filename ?? t.formats[row.format]}
          <SpanOf row={row} />
        </>
      ),
    },
    {
      key: "state",
      label: t.state,
      cell: (row) => <Pill tone={TONES[row.status]}>{t.states[row.status]}</Pill>,
    },
    {
      key: "who",
      label: t.who,
      cell: (row) => (
        <>
          {row.requested_by_name ?? NOTHING}
          <span class="dk-sub dk-nowrap num">{moment(row.created_at)}</span>
        </>
      ),
    },
    {
      key: "size",
      label: t.size,
      end: true,
      cell: (row) => (
        <>
          <span class="dk-nowrap">{bytes(row.bytes)}</span>
          {row.rows !== null && <span class="dk-sub dk-nowrap num">{t.rowsOf(count(row.rows))}</span>}
        </>
      ),
    },
    { key: "sum", label: t.checksum, cell: (row) => <Checksum value={row.sha256} /> },
    { key: "taken", label: t.taken, cell: (row) => <Taken row={row} /> },
    { key: "get", label: t.get, cell: (row) => (row.status === "ready" ? <Get row={row} /> : null) },
  ];
  return (
    <LoadedPages pages={pages} empty={{ icon: "download", text: t.empty }}>
      {(items) => <Table caption={t.history} columns={columns} rows={items} rowKey={(row) => row.id} />}
    </LoadedPages>
  );
}

/** Who took the file away last and when; all of the newest as a hint. */
function Taken({ row }: { row: ExportRow }): JSX.Element {
  const t = useStrings(strings);
  const [last] = row.downloads;
  if (!last) return <>{t.notTaken}</>;
  return (
    <>
      {last.name}
      <span class="dk-sub num">{moment(last.at)}</span>
      {row.downloaded > 1 && (
        <details class="more">
          <summary>{t.takenTimes(row.downloaded)}</summary>
          <ul class="dk-plain">
            {row.downloads.slice(1).map((taken) => (
              <li key={taken.at} class="num">
                {taken.name}, {moment(taken.at)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** The period that the file is about. */
function SpanOf({ row }: { row: ExportRow }): JSX.Element | null {
  const { from, to } = row.params;
  const span = useSpan({ from: String(from ?? ""), to: String(to ?? "") });
  return from && to ? <span class="dk-sub">{span}</span> : null;
}

function Checksum({ value }: { value: string | null }): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  if (!value) return <>{NOTHING}</>;
  const copy = () => {
    navigator.clipboard.writeText(value).then(
      () => showToast(common.copied),
      () => undefined,
    );
  };
  return (
    <span class="dk-checksum">
      <span class="dk-mono" title={value}>
        {value.slice(0, 8)}…{value.slice(-4)}
      </span>
      <IconButton icon="copy" label={t.copySum} onClick={copy} />
    </span>
  );
}

function Get({ row }: { row: ExportRow }): JSX.Element {
  const t = useStrings(strings);
  const fetching = useAction();
  return (
    <>
      <Button icon="download" onClick={() => fetching.run(() => downloadFile(row))} disabled={fetching.busy}>
        {t.get}
      </Button>
      {fetching.problem && <ProblemCard problem={fetching.problem} />}
    </>
  );
}
