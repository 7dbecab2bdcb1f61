import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { count, decimal, NOTHING } from "../base/format";
import { hashOf } from "../base/route";
import { strings as baseStrings } from "../base/strings";
import { type Col, Table } from "../base/Table";
import type { CoverageRow } from "../base/types";
import { strings } from "./strings";
import type { TileGrid } from "./types";

const PARTS = ["active", "silent", "waiting", "without"] as const;
const NUMBERS = ["teams", "members", "hamlets", "waiting", "without", "silent"] as const;

interface Props {
  rows: readonly CoverageRow[];
  /** The tiles, whose share the table tells too. */
  grid: TileGrid | undefined;
  day: string | null;
}

/** Communes with their hamlets by state, and the sums of all: all that the tiles show, in numbers. */
export function CoverageTable({ rows, grid, day }: Props): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const shares = new Map(grid?.cells.map((cell) => [cell.unit_id, cell.share]));
  const columns: Col<CoverageRow>[] = [
    {
      key: "name",
      label: t.name,
      head: true,
      cell: (row) => <a href={hashOf("bao-phu", row.unit_id, { ngay: day })}>{row.name}</a>,
      sort: (row) => row.name,
      foot: common.sum,
    },
    {
      key: "code",
      label: t.code,
      cell: (row) => <span class="num">{row.code}</span>,
      sort: (row) => row.code,
      wideOnly: true,
    },
    ...NUMBERS.map(
      (key): Col<CoverageRow> => ({
        key,
        label: t[key],
        end: true,
        cell: (row) => count(row[key]),
        sort: (row) => row[key],
        foot: count(sumOf(rows.map((row) => row[key]))),
      }),
    ),
    {
      key: "share",
      label: t.share,
      end: true,
      cell: (row) => percent(shares.get(row.unit_id)),
      sort: (row) => shares.get(row.unit_id) ?? null,
      foot: "",
    },
    { key: "parts", label: t.parts, cell: (row) => <Parts row={row} />, sort: shareCovered },
  ];
  return (
    <>
      <ul class="dk-legend">
        {PARTS.map((part, at) => (
          <Sample key={part} part={at + 1} text={t.legend[part]} />
        ))}
      </ul>
      <Table
        caption={t.title}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.unit_id}
        sort={{ key: "name", descending: false }}
        totals
      />
    </>
  );
}

/** The sum of all, null where one is not known. */
function sumOf(numbers: readonly (number | null)[]): number | null {
  return numbers.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0);
}

function percent(share: number | null | undefined): string {
  return share === null || share === undefined ? NOTHING : `${decimal(share * 100)}%`;
}

function covered(row: CoverageRow): number {
  return Math.max(0, row.hamlets - row.waiting - row.without);
}

function shareCovered(row: CoverageRow): number | null {
  return row.hamlets ? covered(row) / row.hamlets : null;
}

/** One bar of the commune's hamlets by the state of their team; said in words for a reader. */
function Parts({ row }: { row: CoverageRow }): JSX.Element | null {
  const t = useStrings(strings);
  if (!row.hamlets) return null;
  const have = covered(row);
  const silent = row.silent_hamlets ?? 0;
  const parts = [have - silent, silent, row.waiting, row.without];
  const widths = parts.map((part) => (part / row.hamlets) * 100);
  const words = PARTS.map((part, at) => `${t.legend[part]}: ${count(parts[at])}`).join(", ");
  let at = 0;
  return (
    <svg class="dk-parts" viewBox="0 0 100 12" preserveAspectRatio="none" role="img" aria-label={words}>
      {widths.map((width, part) => {
        const x = at;
        at += width;
        return <rect key={`part-${part + 1}`} class={`dk-part-${part + 1}`} x={x} width={width} height={12} />;
      })}
    </svg>
  );
}

function Sample({ part, text }: { part: number; text: string }): JSX.Element {
  return (
    <li>
      <svg width="16" height="12" aria-hidden="true" focusable="false">
        <rect class={`dk-part-${part}`} x="0.5" y="0.5" width="15" height="11" rx="3" />
      </svg>
      {text}
    </li>
  );
}
