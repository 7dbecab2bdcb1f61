import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { ButtonLink } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import type { Allowances } from "../allowances/types";
import { useDesk } from "../base/desk";
import { count, month } from "../base/format";
import { useLoad } from "../base/load";
import { addMonths } from "../base/period";
import { hashOf } from "../base/route";
import { strings } from "./strings";

/** How many leaders have not confirmed the month that ended last: nobody is paid before. Nothing once all have. */
export function WorkDaysCard(): JSX.Element | null {
  const t = useStrings(strings);
  const { unit, meta } = useDesk();
  const ended = addMonths(meta.reporting_month, -1);
  const asked = { unit: unit?.id ?? null, month: ended };
  const { data } = useLoad(JSON.stringify(asked), () => api.get<Allowances>("/allowances", asked));
  const waiting = data?.teams.filter((team) => !team.confirmed).length ?? 0;
  if (!data || waiting === 0) return null;
  return (
    <Card icon="calendar" title={t.workDays}>
      <p>{t.workDaysNote(count(waiting), count(data.teams.length), month(ended))}</p>
      <div class="row">
        <ButtonLink href={hashOf("ho-tro", null, { thang: ended })}>{t.openWorkDays}</ButtonLink>
      </div>
    </Card>
  );
}
