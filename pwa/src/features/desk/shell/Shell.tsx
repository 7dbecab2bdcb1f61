import type { JSX } from "preact";
import { useStrings } from "../../../lib/i18n";
import { ButtonLink } from "../../../ui/Button";
import { EmptyState } from "../../../ui/EmptyState";
import { useDesk, worksInTeam } from "../base/desk";
import { PageHead } from "../base/PageHead";
import { hashOf, place } from "../base/route";
import { BottomNav } from "./BottomNav";
import { entryOf, navOf } from "./nav";
import { pages } from "./pages";
import { Rail } from "./Rail";
import { strings } from "./strings";
import { TopBar } from "./TopBar";

/** The frame of the desk: rail or bottom bar, header, and the page that the address names. */
export function Shell(): JSX.Element {
  const t = useStrings(strings);
  const { roles, unit } = useDesk();
  const toPhone = worksInTeam(roles);
  const { page, id } = place.value;
  const skip = () => document.querySelector<HTMLElement>("#dk-main h1")?.focus();
  return (
    <div class="dk">
      <button type="button" class="skip btn" onClick={skip}>
        {t.skip}
      </button>
      <Rail roles={roles} toPhone={toPhone} />
      <TopBar />
      <main class="dk-main" id="dk-main">
        <CurrentPage key={`${page}/${id}/${unit?.id}`} page={page} id={id} />
      </main>
      <BottomNav roles={roles} toPhone={toPhone} />
    </div>
  );
}

function CurrentPage({ page, id }: { page: string; id: string | null }): JSX.Element {
  const t = useStrings(strings);
  const { roles } = useDesk();
  const allowed = navOf(roles).flatMap(({ items }) => items.map((item) => item.slug as string));
  const first = allowed[0];
  const found = allowed.includes(entryOf(page)) ? pages[page as keyof typeof pages] : undefined;
  const Page = id === null ? found?.list : found?.one;
  if (Page) return <Page />;
  return (
    <div class="dk-page">
      <PageHead title={first ? t.notHere : t.desk} />
      <EmptyState icon="help" text={first ? t.notHereText : t.noDesk}>
        {first && <ButtonLink href={hashOf(first)}>{t.first}</ButtonLink>}
      </EmptyState>
    </div>
  );
}
