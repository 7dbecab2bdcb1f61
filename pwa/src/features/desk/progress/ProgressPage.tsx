import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Card } from "../../../ui/Card";
import { ChipRadios } from "../../../ui/Chip";
import { EmptyState } from "../../../ui/EmptyState";
import { useDesk } from "../base/desk";
import { Figures } from "../base/Figures";
import { count } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useLoad } from "../base/load";
import { PageHead, PrintButton, Section } from "../base/PageHead";
import { place, setQuery } from "../base/route";
import { ProgressTable } from "./ProgressTable";
import { strings } from "./strings";
import type { Progress, ProgressCounts, ProgressRow } from "./types";

const SHOWN = ["all", "waiting", "missing"] as const;
type Shown = (typeof SHOWN)[number];

/** How far the communes have come with approving their teams' lists. */
export function ProgressPage(): JSX.Element {
  const t = useStrings(strings);
  const { meta } = useDesk();
  const progress = useLoad("progress", () => api.get<Progress>("/rosters/progress"));
  const wanted = SHOWN.find((one) => one === place.value.query.xem) ?? "all";
  return (
    <div class="dk-page">
      <PageHead title={t.title} sub={meta.province?.name}>
        <PrintButton />
      </PageHead>
      <Loaded load={progress} rows={8}>
        {({ rows, totals }) => (
          <div class="dk-page">
            <Totals totals={totals} />
            <ChipRadios
              name="xem"
              legend={t.show}
              hideLegend
              options={SHOWN.map((value) => ({ value, label: t[value] }))}
              value={wanted}
              onChange={(value) => setQuery({ xem: value === "all" ? null : value })}
            />
            <Rows rows={rows.filter((row) => isWanted(row, wanted))} totals={wanted === "all" ? totals : null} />
          </div>
        )}
      </Loaded>
    </div>
  );
}

function isWanted(row: ProgressRow, wanted: Shown): boolean {
  if (wanted === "all") return true;
  return wanted === "waiting" ? row.submitted > 0 : row.none > 0;
}

function Totals({ totals }: { totals: ProgressCounts }): JSX.Element {
  const t = useStrings(strings);
  return (
    <Figures
      label={t.figures}
      figures={[
        { key: "approved", icon: "sent", label: t.approved, value: count(totals.approved) },
        { key: "submitted", icon: "queued", label: t.submitted, value: count(totals.submitted) },
        { key: "none", icon: "silent", label: t.none, value: count(totals.none) },
      ]}
    />
  );
}

function Rows({ rows, totals }: { rows: ProgressRow[]; totals: ProgressCounts | null }): JSX.Element {
  const t = useStrings(strings);
  if (rows.length === 0) {
    return (
      <Card>
        <EmptyState icon="sent" text={t.empty} />
      </Card>
    );
  }
  return (
    <Section title={t.commune} sub={t.note}>
      <ProgressTable rows={rows} totals={totals} />
    </Section>
  );
}
