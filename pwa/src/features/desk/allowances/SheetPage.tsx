import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { EmptyState } from "../../../ui/EmptyState";
import { Filters } from "../base/Filters";
import { moment, month as monthText } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useAction, useLoad } from "../base/load";
import { PageHead } from "../base/PageHead";
import { ProblemCard } from "../base/Problem";
import { hashOf, place } from "../base/route";
import { ConfirmDue } from "./ConfirmDue";
import { MonthSelect, useMonth } from "./MonthSelect";
import { SheetForm } from "./SheetForm";
import { strings } from "./strings";
import type { WorkSheet } from "./types";

/** A team's month: days that visits suggest, those that were confirmed, and the paper to be signed. */
export function SheetPage(): JSX.Element {
  const t = useStrings(strings);
  const id = place.value.id ?? "";
  const month = useMonth();
  const load = useLoad(`work-days ${id} ${month}`, () => api.get<WorkSheet>(`/teams/${id}/work-days`, { month }));
  const file = useAction();
  const pdf = () =>
    file.run(() => api.download(`/teams/${id}/allowance-sheet?month=${month}`, `bang-cham-cong_${month}.pdf`));
  return (
    <div class="dk-page">
      <PageHead
        title={t.sheet}
        sub={load.data?.team_title ?? ""}
        up={{ href: hashOf("ho-tro", null, { thang: month }), label: t.title }}
      >
        <Button icon="note" onClick={pdf} disabled={file.busy}>
          {t.pdf}
        </Button>
      </PageHead>
      {file.problem && <ProblemCard problem={file.problem} />}
      <Filters summary={monthText(month)}>
        <MonthSelect />
      </Filters>
      {load.data?.may_confirm && <ConfirmDue teamId={id} shown={month} />}
      <Loaded load={load}>
        {(sheet) => (
          <>
            <p class="muted">
              {sheet.confirmed_at ? t.confirmedAt(sheet.confirmed_by_name ?? "", moment(sheet.confirmed_at)) : t.notYet}
            </p>
            {sheet.members.length === 0 ? (
              <EmptyState icon="team" text={t.noSheet} />
            ) : (
              <SheetForm key={`${sheet.month} ${sheet.version}`} sheet={sheet} onDone={load.reload} />
            )}
          </>
        )}
      </Loaded>
    </div>
  );
}
