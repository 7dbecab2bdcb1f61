import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { day, lastDay, NOTHING } from "../base/format";
import { hashOf, place } from "../base/route";
import { type Col, Table } from "../base/Table";
import type { Level, Unit } from "../base/types";
import { strings } from "./strings";

const BELOW: Readonly<Record<Level, Level | null>> = {
  province: "commune",
  district: "commune",
  commune: "hamlet",
  hamlet: null,
};

/** Units of one level with what they belong to and how long they hold. */
export function UnitTable({ units, caption }: { units: readonly Unit[]; caption: string }): JSX.Element {
  const t = useStrings(strings);
  const { ngay } = place.value.query;
  const columns: Col<Unit>[] = [
    {
      key: "name",
      label: t.name,
      head: true,
      cell: (unit) => <a href={hashOf("don-vi", unit.id)}>{unit.label || unit.name}</a>,
      sort: (unit) => unit.label || unit.name,
    },
    { key: "code", label: t.code, cell: (unit) => <span class="num">{unit.code}</span>, sort: (unit) => unit.code },
    {
      key: "parent",
      label: t.parent,
      cell: (unit) => unit.parent_name ?? NOTHING,
      sort: (unit) => unit.parent_name,
    },
    { key: "from", label: t.from, end: true, cell: (unit) => day(unit.valid_from), sort: (unit) => unit.valid_from },
    {
      key: "to",
      label: t.to,
      end: true,
      cell: (unit) => (unit.valid_to ? lastDay(unit.valid_to) : t.now),
      sort: (unit) => unit.valid_to ?? "9999",
    },
    {
      key: "below",
      label: t.below,
      cell: (unit) => {
        const level = BELOW[unit.level];
        if (!level) return null;
        const href = hashOf("don-vi", null, { cap: level, trong: unit.id, ngay });
        return (
          <a href={href}>
            {t.levels[level]}
            <span class="vh"> {t.of(unit.name)}</span>
          </a>
        );
      },
    },
  ];
  return <Table caption={caption} columns={columns} rows={units} rowKey={(unit) => unit.id} />;
}
