import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { ButtonLink } from "../../../ui/Button";
import { EmptyState } from "../../../ui/EmptyState";
import { Icon } from "../../../ui/icons/Icon";
import { seesProvince, useDesk } from "../base/desk";
import { day, NOTHING } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useLoad } from "../base/load";
import { PageHead, PrintButton, Section } from "../base/PageHead";
import { hashOf } from "../base/route";
import { type Col, Table } from "../base/Table";
import { Board } from "./Board";
import { formStrings } from "./formStrings";
import { IndicatorSheet } from "./IndicatorSheet";
import { mendStrings } from "./mend/mendStrings";
import { nameOf } from "./names";
import { fullText } from "./numbers";
import { NEW_PROGRAMME } from "./ProgrammePage";
import { strings } from "./strings";
import type { Indicator, Programme } from "./types";

/** Resolutions with how many of their targets are achieved, and every indicator with its newest figure. */
export function BoardPage(): JSX.Element {
  const t = useStrings(strings);
  const tf = useStrings(formStrings);
  const writes = seesProvince(useDesk().roles);
  const [adding, setAdding] = useState(false);
  const programmes = useLoad("programmes", () => api.get<{ items: Programme[] }>("/programmes"));
  const indicators = useLoad("indicators", () => api.get<{ items: Indicator[] }>("/indicators"));
  const newProgramme = writes && (
    <ButtonLink icon="plus" href={hashOf("chi-tieu", NEW_PROGRAMME)}>
      {tf.addProgramme}
    </ButtonLink>
  );
  const newIndicator = writes && (
    <button type="button" class="btn" aria-haspopup="dialog" onClick={() => setAdding(true)}>
      <Icon name="plus" size={20} />
      {tf.addIndicator}
    </button>
  );
  return (
    <div class="dk-page">
      <PageHead title={t.title} sub={t.sub}>
        <PrintButton />
        {newProgramme}
      </PageHead>
      <Loaded load={programmes} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="tasks" text={t.noProgrammes}>
              {newProgramme}
            </EmptyState>
          ) : (
            items.map((programme) => (
              <Board
                key={programme.id}
                programme={programme}
                indicators={indicators.data?.items ?? []}
                onChange={programmes.reload}
              />
            ))
          )
        }
      </Loaded>
      <Section title={t.indicators} actions={newIndicator}>
        <Loaded load={indicators} rows={8}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState icon="chart" text={t.noIndicators}>
                {newIndicator}
              </EmptyState>
            ) : (
              <Indicators rows={items} />
            )
          }
        </Loaded>
      </Section>
      {adding && (
        <IndicatorSheet
          pillars={(indicators.data?.items ?? []).map(({ pillar }) => pillar)}
          onClose={() => setAdding(false)}
          onDone={(made) => {
            location.hash = hashOf("chi-tieu", made.id);
          }}
        />
      )}
    </div>
  );
}

function Indicators({ rows }: { rows: readonly Indicator[] }): JSX.Element {
  const t = useStrings(strings);
  const columns: Col<Indicator>[] = [
    {
      key: "name",
      label: t.name,
      head: true,
      cell: (row) => <Named indicator={row} />,
      sort: nameOf,
    },
    { key: "pillar", label: t.pillar, cell: (row) => row.pillar, sort: (row) => row.pillar },
    { key: "latest", label: t.latest, end: true, cell: (row) => <Latest indicator={row} /> },
    {
      key: "code",
      label: t.code,
      cell: (row) => <span class="dk-mono">{row.code}</span>,
      sort: (row) => row.code,
      wideOnly: true,
    },
  ];
  return (
    <Table
      caption={t.indicators}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      sort={{ key: "pillar", descending: false }}
    />
  );
}

function Named({ indicator }: { indicator: Indicator }): JSX.Element {
  const t = useStrings(mendStrings);
  return (
    <>
      <a href={hashOf("chi-tieu", indicator.id)}>{nameOf(indicator)}</a>
      {indicator.retired && <span class="dk-sub">{t.retired}</span>}
    </>
  );
}

function Latest({ indicator }: { indicator: Indicator }): JSX.Element {
  if (indicator.latest.length === 0) return <>{NOTHING}</>;
  return (
    <>
      {indicator.latest.map((one) => (
        <div key={one.id}>
          <strong class="num">{fullText(one, indicator.shape, indicator.measure)}</strong>
          <span class="dk-sub">
            {one.unit_name} · {day(one.observed_on)} · {one.source}
          </span>
        </div>
      ))}
    </>
  );
}
