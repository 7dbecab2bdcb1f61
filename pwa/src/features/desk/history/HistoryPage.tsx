import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { ButtonLink } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { EmptyState } from "../../../ui/EmptyState";
import { useDesk } from "../base/desk";
import { Loaded } from "../base/Loaded";
import { useLoad } from "../base/load";
import { PageHead, Section } from "../base/PageHead";
import { hashOf, place } from "../base/route";
import type { TeamFull } from "../base/types";
import { OnDay } from "./OnDay";
import { strings } from "./strings";
import type { HistoryItem } from "./types";
import { Version } from "./Version";

/** C6: the list of a team on any day, its versions, and who did what when. */
export function HistoryPage(): JSX.Element {
  const t = useStrings(strings);
  const { roles } = useDesk();
  const id = place.value.id ?? "";
  const team = useLoad(`team ${id}`, () => api.get<TeamFull>(`/teams/${id}`));
  const history = useLoad(`history ${id}`, () => api.get<{ items: HistoryItem[] }>(`/teams/${id}/rosters`));
  const sub = [team.data?.hamlet_label ?? team.data?.title, team.data?.commune_name].filter(Boolean).join(" · ");
  return (
    <div class="dk-page">
      <PageHead title={t.title} sub={sub} up={{ href: hashOf("to", id), label: t.team }} />
      <Loaded load={history}>
        {({ items }) =>
          items.length === 0 ? (
            <Card>
              <EmptyState icon="users" text={t.none}>
                {roles.has("commune_officer") && <ButtonLink href={hashOf("to", id)}>{t.team}</ButtonLink>}
              </EmptyState>
            </Card>
          ) : (
            <div class="dk-two">
              <OnDay team={id} />
              <Section title={t.versions}>
                <ol class="dk-versions">
                  {items.map((item) => (
                    <Version key={item.id} item={item} />
                  ))}
                </ol>
              </Section>
            </div>
          )
        }
      </Loaded>
    </div>
  );
}
