import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Card } from "../../../ui/Card";
import { ChipRadios } from "../../../ui/Chip";
import { EmptyState } from "../../../ui/EmptyState";
import { Icon } from "../../../ui/icons/Icon";
import { Pill } from "../../../ui/Pill";
import { seesProvince, useDesk } from "../base/desk";
import { Loaded } from "../base/Loaded";
import { useLoad } from "../base/load";
import { PageHead, PrintButton, Section } from "../base/PageHead";
import { hashOf, place, setQuery } from "../base/route";
import { MendIndicator } from "./mend/MendIndicator";
import { mendStrings } from "./mend/mendStrings";
import { nameOf } from "./names";
import { goalText } from "./numbers";
import { ObservationSheet } from "./ObservationSheet";
import { ObservationTable } from "./ObservationTable";
import { NEW_PROGRAMME, ProgrammePage } from "./ProgrammePage";
import { CompareUnits, SeriesTrend, toldOnce } from "./pictures";
import { strings } from "./strings";
import type { Indicator, IndicatorFull, Observation, Programme } from "./types";

type Open = { wrong: Observation | null } | "mend" | null;

/** What the address names: a resolution to be written, or one indicator. */
export function IndicatorPage(): JSX.Element {
  const id = place.value.id ?? "";
  return id === NEW_PROGRAMME ? <ProgrammePage /> : <OneIndicator id={id} />;
}

/** One indicator: its figures over time, units compared, and every observation with its source. */
function OneIndicator({ id }: { id: string }): JSX.Element {
  const t = useStrings(strings);
  const tm = useStrings(mendStrings);
  const { roles } = useDesk();
  const indicator = useLoad(`indicator ${id}`, () => api.get<IndicatorFull>(`/indicators/${id}`));
  const programmes = useLoad("programmes", () => api.get<{ items: Programme[] }>("/programmes"));
  const [open, setOpen] = useState<Open>(null);
  const shown = indicator.data;
  const writes = seesProvince(roles);
  const add = writes && shown && !shown.retired && (
    <button type="button" class="btn btn-primary" aria-haspopup="dialog" onClick={() => setOpen({ wrong: null })}>
      {t.add}
    </button>
  );
  return (
    <div class="dk-page">
      <PageHead
        title={shown ? nameOf(shown) : t.oneTitle}
        sub={shown && <About indicator={shown} />}
        up={{ href: hashOf("chi-tieu"), label: t.up }}
      >
        <PrintButton />
        {writes && shown && (
          <button type="button" class="btn" aria-haspopup="dialog" onClick={() => setOpen("mend")}>
            <Icon name="edit" size={20} />
            {tm.mendIndicator}
          </button>
        )}
        {shown && shown.series.length > 0 && add}
      </PageHead>
      <Loaded load={indicator} rows={8}>
        {(data) => (
          <Content
            indicator={data}
            add={add}
            goal={goalOf(data.id, programmes.data?.items ?? [])}
            onCorrect={writes && !data.retired ? (wrong) => setOpen({ wrong }) : null}
          />
        )}
      </Loaded>
      {open && shown && (
        <Opened
          open={open}
          indicator={shown}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            indicator.reload();
          }}
        />
      )}
    </div>
  );
}

interface OpenedProps {
  open: NonNullable<Open>;
  indicator: IndicatorFull;
  onClose: () => void;
  onDone: () => void;
}

function Opened({ open, indicator, onClose, onDone }: OpenedProps): JSX.Element {
  const pillars = useLoad("indicators", () => api.get<{ items: Indicator[] }>("/indicators"));
  if (open !== "mend") {
    return <ObservationSheet indicator={indicator} wrong={open.wrong} onClose={onClose} onDone={onDone} />;
  }
  return (
    <MendIndicator
      indicator={indicator}
      pillars={(pillars.data?.items ?? []).map(({ pillar }) => pillar)}
      onClose={onClose}
      onDone={onDone}
      onDropped={() => {
        location.hash = hashOf("chi-tieu");
      }}
    />
  );
}

interface ContentProps {
  indicator: IndicatorFull;
  /** The button that adds a figure, for who may. */
  add: ComponentChildren;
  goal: string | null;
  onCorrect: ((wrong: Observation) => void) | null;
}

function Content({ indicator, add, goal, onCorrect }: ContentProps): JSX.Element {
  const t = useStrings(strings);
  const { series } = indicator;
  const chosen = series.find((one) => one.unit_id === place.value.query.dv) ?? series[0];
  if (!chosen)
    return (
      <EmptyState icon="chart" text={t.noPoints}>
        {add}
      </EmptyState>
    );
  const limit =
    goal === null ? null : { value: Number(goal), text: t.goalIs(goalText(goal, indicator.shape, indicator.measure)) };
  return (
    <div class="dk-page">
      {series.length > 1 && (
        <ChipRadios
          name="dv"
          legend={t.chooseUnit}
          options={series.map((one) => ({ value: one.unit_id, label: one.unit_name }))}
          value={chosen.unit_id}
          onChange={(dv) => setQuery({ dv })}
        />
      )}
      <div class={series.length > 1 ? "dk-two dk-two-wide" : "dk-page"}>
        <Card title={(toldOnce(chosen) ? t.onlyOne : t.trendOf)(chosen.unit_name)}>
          <SeriesTrend indicator={indicator} series={chosen} goal={limit} />
          {chosen.became && <p class="muted small">{t.became(chosen.unit_name, chosen.became)}</p>}
        </Card>
        {series.length > 1 && (
          <Card title={t.compare}>
            <CompareUnits indicator={indicator} goal={limit} />
          </Card>
        )}
      </div>
      <Section title={t.table}>
        <ObservationTable indicator={indicator} onCorrect={onCorrect} />
      </Section>
    </div>
  );
}

function About({ indicator }: { indicator: Indicator }): JSX.Element {
  const t = useStrings(strings);
  const tm = useStrings(mendStrings);
  const measure = indicator.shape === "ratio" && indicator.measure !== "%" ? t.of(indicator.measure) : null;
  const better = indicator.better === "up" ? t.betterUp : t.betterDown;
  const parts = [indicator.pillar, t.shapes[indicator.shape], measure, better, indicator.code];
  return (
    <>
      {parts.filter(Boolean).join(" · ")}
      {indicator.retired && (
        <>
          {" "}
          <Pill icon="history">{tm.retired}</Pill>
        </>
      )}
      {indicator.description && <p class="small">{`${t.how}: ${indicator.description}`}</p>}
    </>
  );
}

function goalOf(id: string, programmes: readonly Programme[]): string | null {
  const targets = programmes.flatMap((programme) => programme.targets);
  const inForce = targets.filter((target) => target.indicator_id === id && target.withdrawn_on === null);
  return inForce.find(({ goal }) => goal !== null)?.goal ?? null;
}
