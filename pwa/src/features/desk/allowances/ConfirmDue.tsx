import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { ButtonLink } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { useDesk } from "../base/desk";
import { count, month as monthText } from "../base/format";
import { useLoad } from "../base/load";
import { addMonths } from "../base/period";
import { hashOf } from "../base/route";
import { strings } from "./strings";
import type { WorkSheet } from "./types";

interface Props {
  teamId: string;
  /** The month whose sheet is on the page already. */
  shown?: string;
}

/**
 * Tells a leader that the month that ended last waits to be confirmed. Nothing where visits suggest no day: there is
 * nothing to confirm, and the word would never go away.
 */
export function ConfirmDue({ teamId, shown }: Props): JSX.Element | null {
  const t = useStrings(strings);
  const ended = addMonths(useDesk().meta.reporting_month, -1);
  const key = shown === ended ? null : `work-days ${teamId} ${ended}`;
  const { data } = useLoad(key, () => api.get<WorkSheet>(`/teams/${teamId}/work-days`, { month: ended }));
  const days = data?.members.flatMap((member) => member.days) ?? [];
  if (key === null || !data?.may_confirm || data.confirmed_at || days.length === 0) return null;
  const nights = days.filter(({ night }) => night).length;
  return (
    <Card tone="warn" icon="calendar" title={t.confirmDue(monthText(ended))}>
      <p>
        {nights ? t.dueNights(count(days.length - nights), count(nights)) : t.dueDays(count(days.length))} {t.duePaid}
      </p>
      <div class="row">
        <ButtonLink href={hashOf("ho-tro", teamId, { thang: ended })}>{t.openDue}</ButtonLink>
      </div>
    </Card>
  );
}
