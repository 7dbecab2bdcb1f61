import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Icon } from "../../../ui/icons/Icon";
import { seesProvince, useDesk } from "../base/desk";
import { Filters } from "../base/Filters";
import { usePages } from "../base/load";
import { PageHead, Section } from "../base/PageHead";
import { PeriodFields } from "../base/PeriodFields";
import { CommuneSelect } from "../base/Pickers";
import { ProblemCard } from "../base/Problem";
import { periodOf } from "../base/period";
import { place, setQuery } from "../base/route";
import type { ExportRow, Page } from "../base/types";
import { UnitsSwitch } from "../base/UnitsSwitch";
import { unitsOf, useUnitsText } from "../base/unitsAsOf";
import { useSpan } from "../base/useSpan";
import { needsWholeMonths, WholeMonths } from "../overview/WholeMonths";
import { Details } from "./Details";
import { Feed } from "./Feed";
import { History } from "./History";
import { type About, Message } from "./Message";
import { Running } from "./Running";
import { strings } from "./strings";
import { useExport, type Wish } from "./useExport";

/** P5: the month is chosen already, one press makes the file and brings it. */
export function ExportsPage(): JSX.Element {
  const t = useStrings(strings);
  const { unit, meta, roles } = useDesk();
  const { query } = place.value;
  const period = periodOf(query, meta);
  const units = unitsOf(query);
  const unitsText = useUnitsText(units);
  const commune = unit?.id ?? query.xa ?? "";
  const history = usePages("exports", (after) => api.get<Page<ExportRow>>("/exports", { after, limit: 20 }));
  const making = useExport(history.reload);
  const about: About = {
    ...(commune && { unit: commune }),
    from: period.from,
    to: period.to,
    units_as_of: units,
  };
  const ask = (format: Wish["format"], report: Wish["report"] = "monthly") => making.ask({ report, format, ...about });
  const span = useSpan(period);

  return (
    <div class="dk-page">
      <PageHead title={t.titleOf(span.toLowerCase())} sub={t.lead} />
      <div class="dk-export">
        <Filters summary={`${span} · ${unitsText}`}>
          <PeriodFields value={period} onChange={setQuery} />
          <UnitsSwitch value={units} onChange={setQuery} />
          {unit === null && <CommuneSelect id="xa" value={commune} onChange={(id) => setQuery({ xa: id })} />}
        </Filters>
        <div class="dk-export-go">
          <div class="row">
            <Button kind="primary" icon="download" onClick={() => ask("xlsx")} disabled={making.busy}>
              {t.excel}
            </Button>
            <Button icon="note" onClick={() => ask("pdf")} disabled={making.busy}>
              {t.pdf}
            </Button>
            <Button icon="download" onClick={() => ask("csv")} disabled={making.busy}>
              {t.csv}
            </Button>
            {seesProvince(roles) && <Feed period={period} />}
          </div>
          <ul class="dk-notes">
            {[t.what, t.onlySums, t.csvHint].map((note) => (
              <li key={note}>
                <Icon name="info" size={16} />
                {note}
              </li>
            ))}
          </ul>
        </div>
        <Details busy={making.busy} ask={(format) => ask(format, "aggregates")} />
        {needsWholeMonths(making.problem) ? (
          <WholeMonths problem={making.problem} />
        ) : (
          making.problem && <ProblemCard problem={making.problem} />
        )}
        {making.row && <Running row={making.row} />}
      </div>
      <Message about={about} />
      <Section title={t.history}>
        <History pages={history} />
      </Section>
    </div>
  );
}
