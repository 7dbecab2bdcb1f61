import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { SearchField } from "../../../ui/SearchField";
import { useDesk } from "../base/desk";
import { Filters } from "../base/Filters";
import { PageHead, PrintButton } from "../base/PageHead";
import { CommuneSelect } from "../base/Pickers";
import { hashOf, place, setQuery } from "../base/route";
import { strings } from "./strings";

interface Props {
  page: "to" | "thanh-vien";
}

/** Name, the two views and the filters that both share. */
export function Head({ page }: Props): JSX.Element {
  const t = useStrings(strings);
  const { unit, meta } = useDesk();
  const { query } = place.value;
  const views = [
    { slug: "to", label: t.teams },
    { slug: "thanh-vien", label: t.membersTab },
  ];
  return (
    <>
      <PageHead title={t.title} sub={unit?.name ?? meta.province?.name}>
        <PrintButton />
      </PageHead>
      <nav class="dk-subtabs" aria-label={t.views}>
        {views.map(({ slug, label }) => (
          <a key={slug} href={hashOf(slug, null, { xa: query.xa })} aria-current={slug === page ? "page" : undefined}>
            {label}
          </a>
        ))}
      </nav>
      <Filters
        search={
          <SearchField
            id="q"
            label={page === "to" ? t.searchTeams : t.searchMembers}
            value={query.q ?? ""}
            onInput={(q) => setQuery({ q })}
          />
        }
      >
        {unit === null && <CommuneSelect id="xa" value={query.xa ?? ""} onChange={(xa) => setQuery({ xa })} />}
      </Filters>
    </>
  );
}
