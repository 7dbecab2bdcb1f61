import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { clockTime } from "../../../lib/time";
import { Card } from "../../../ui/Card";
import { EmptyState } from "../../../ui/EmptyState";
import { useDesk } from "../base/desk";
import { count, day } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useLoad } from "../base/load";
import { Section } from "../base/PageHead";
import { hashOf } from "../base/route";
import { type Col, Table } from "../base/Table";
import type { Page, VisitRow } from "../base/types";
import { Items } from "../visits/Items";
import { strings } from "./strings";

const SHOWN = 6;

/** The newest visits of the commune: a look at whether numbers come in. */
export function Recent(): JSX.Element {
  const t = useStrings(strings);
  const { unit } = useDesk();
  const asked = { unit: unit?.id ?? null, limit: SHOWN };
  const visits = useLoad(JSON.stringify(asked), () => api.get<Page<VisitRow>>("/sessions", asked));
  const columns: Col<VisitRow>[] = [
    {
      key: "team",
      label: t.team,
      head: true,
      cell: (visit) => (
        <>
          {visit.hamlet_label ?? visit.team_title}
          <span class="dk-sub num">
            {visit.started_at && `${clockTime(visit.started_at)}, `}
            {day(visit.business_day)}
          </span>
        </>
      ),
    },
    { key: "items", label: t.what, cell: (visit) => <Items items={visit.items} /> },
    { key: "people", label: t.peopleShort, end: true, cell: (visit) => count(visit.people?.total) },
  ];
  return (
    <Section title={t.recent} actions={<a href={hashOf("luot")}>{t.allVisits}</a>}>
      <Loaded load={visits}>
        {({ items }) =>
          items.length === 0 ? (
            <Card>
              <EmptyState icon="journal" text={t.noRecent} />
            </Card>
          ) : (
            <Table caption={t.recent} columns={columns} rows={items} rowKey={(visit) => visit.id} />
          )
        }
      </Loaded>
    </Section>
  );
}
