import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { Pill } from "../../../ui/Pill";
import { day, NOTHING } from "../base/format";
import { type Col, Table } from "../base/Table";
import { fullText } from "./numbers";
import { strings } from "./strings";
import type { IndicatorFull, Observation } from "./types";

interface Props {
  indicator: IndicatorFull;
  onCorrect: ((wrong: Observation) => void) | null;
}

/** Every observation with its source; what was corrected is struck through and stays. */
export function ObservationTable({ indicator, onCorrect }: Props): JSX.Element {
  const t = useStrings(strings);
  const rows = indicator.series.flatMap((one) => one.points);
  const columns: Col<Observation>[] = [
    { key: "day", label: t.day, head: true, cell: (row) => day(row.observed_on), sort: (row) => row.observed_on },
    { key: "unit", label: t.unit, cell: (row) => row.unit_name, sort: (row) => row.unit_name },
    { key: "number", label: t.number, end: true, cell: (row) => <Told row={row} of={rows} indicator={indicator} /> },
    { key: "source", label: t.source, cell: (row) => row.source },
    { key: "note", label: t.note, cell: (row) => row.note || NOTHING },
    { key: "by", label: t.enteredBy, cell: (row) => row.entered_by_name ?? NOTHING, wideOnly: true },
  ];
  const act: Col<Observation> = {
    key: "act",
    label: t.correct,
    cell: (row) =>
      row.corrected_by !== null ? (
        NOTHING
      ) : (
        <button
          type="button"
          class="dk-link"
          aria-haspopup="dialog"
          aria-label={t.correctOf(fullText(row, indicator.shape, indicator.measure))}
          onClick={() => onCorrect?.(row)}
        >
          {t.correct}
        </button>
      ),
  };
  return (
    <Table
      caption={t.table}
      columns={onCorrect ? [...columns, act] : columns}
      rows={rows}
      rowKey={(row) => row.id}
      sort={{ key: "day", descending: true }}
    />
  );
}

interface ToldProps {
  row: Observation;
  of: readonly Observation[];
  indicator: IndicatorFull;
}

function Told({ row, of, indicator }: ToldProps): JSX.Element {
  const t = useStrings(strings);
  const said = (one: Observation) => fullText(one, indicator.shape, indicator.measure);
  const text = said(row);
  const wrong = of.find(({ id }) => id === row.corrects);
  if (row.corrected_by !== null) {
    return (
      <>
        <s class="num dk-struck">{text}</s> <Pill icon="history">{t.corrected}</Pill>
      </>
    );
  }
  return (
    <>
      <strong class="num dk-name">{text}</strong>
      {wrong && <span class="dk-sub">{t.replaces(said(wrong))}</span>}
    </>
  );
}
