import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { meta, session, team, useLive, visits } from "../data";
import { useStrings } from "../lib/i18n";
import { readLocal, writeLocal } from "../lib/local";
import { theme, themeChoice } from "../lib/prefs";
import { shortTeam } from "../lib/teamName";
import { DemoLabel } from "../ui/AsOf";
import { ButtonLink, IconButton } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { Header } from "../ui/Header";
import { focusHeading, Heading } from "../ui/Heading";
import { strings as uiStrings } from "../ui/strings";
import { type Tab, Tabs } from "../ui/Tabs";
import { asksPerson } from "../ui/visit/VisitRow";
import { Bar } from "./Bar";
import { TopNotices } from "./Notices";
import { type Page, pageOf } from "./pages";
import { placeOf, route } from "./router";
import { strings } from "./strings";

/** The frame of the phone app: header, status bar, page, four tabs. */
export function Phone(): JSX.Element {
  const t = useStrings(strings);
  const words = useStrings(uiStrings);
  const path = route.value;
  const page = pageOf(path, t);
  usePageChange(path);
  return (
    <div class="shell shell-tabs">
      <button type="button" class="btn skip" onClick={skip}>
        {words.skip}
      </button>
      <header class="topbar">
        <Top page={page} />
        <Bar />
      </header>
      <PhoneTabs current={page.tab} />
      <main class="main stack" id="main">
        <TopNotices />
        {hasTeam() ? page.view : <NoTeam page={page} />}
      </main>
    </div>
  );
}

function Top({ page }: { page: Page }): JSX.Element {
  const t = useStrings(uiStrings);
  const where = useWhere();
  const sub = (
    <>
      {page.title === undefined && <span>{where.sub}</span>}
      {meta.value.value.demo && <DemoLabel />}
    </>
  );
  const sunny = theme.value === "nang";
  const flip = () => {
    themeChoice.value = sunny ? "auto" : "nang";
  };
  return (
    <Header title={page.title ?? where.title} sub={sub} back={page.back} heading={page.title !== undefined}>
      <IconButton icon="sun" label={t.sunlight} pressed={sunny} onClick={flip} />
      <IconButton icon="settings" label={t.settings} href="#/cai-dat" />
    </Header>
  );
}

/**
 * Team and commune for the header. The roster names the commune but is locked after a restart, so
 * the name (of a commune, nothing personal) is remembered; before that the hamlet stands there.
 */
function useWhere(): { title: string; sub: string } {
  const roster = useLive(() => team.live(), []);
  const account = session.current.value;
  const grant = account?.grants.find((one) => one.team_id !== null) ?? account?.grants[0];
  const key = `commune.${grant?.team_id}`;
  const commune = roster && roster !== "locked" ? roster.team.commune_name : null;
  useEffect(() => {
    if (commune) {
      writeLocal(key, commune);
    }
  }, [key, commune]);
  return {
    title: shortTeam(grant?.team_title ?? account?.name ?? ""),
    sub: commune ?? readLocal(key) ?? grant?.unit_name ?? "",
  };
}

function PhoneTabs({ current }: { current: string }): JSX.Element {
  const t = useStrings(strings);
  const fix = useLive(() => visits.live({ state: ["rejected", "conflict"], mine: true }), []);
  const follow = useLive(() => visits.live({ follow_up: true, mine: true }), []);
  const waiting = (fix?.filter(asksPerson).length ?? 0) + (follow?.length ?? 0);
  const tabs: Tab[] = [
    { href: "#/ghi", icon: "write", label: t.tabs.ghi },
    { href: "#/viec", icon: "tasks", label: t.tabs.viec, count: waiting, countLabel: t.tasks(waiting) },
    { href: "#/ket-qua", icon: "chart", label: t.tabs["ket-qua"] },
    { href: "#/to-toi", icon: "team", label: t.tabs["to-toi"] },
  ];
  return <Tabs tabs={tabs} current={current} />;
}

function NoTeam({ page }: { page: Page }): JSX.Element {
  const t = useStrings(strings);
  // Settings and sending concern the phone, not a team.
  if (page.tab === "") {
    return page.view;
  }
  return (
    <EmptyState icon="team" text={t.noTeam}>
      <Heading hidden>{t.app}</Heading>
      <p>{t.noTeamHint}</p>
      {session.current.value?.home === "desk" && (
        <ButtonLink href="#/ban/hom-nay" icon="table">
          {t.desk}
        </ButtonLink>
      )}
    </EmptyState>
  );
}

function hasTeam(): boolean {
  return session.current.value?.grants.some((grant) => grant.team_id !== null) ?? false;
}

/** After a change of page: back to where it was scrolled to, and the heading gets the focus. */
function usePageChange(path: readonly string[]): void {
  const key = path.join("/");
  useEffect(() => {
    scrollTo(0, placeOf(path));
    if (document.activeElement !== document.body) {
      focusHeading();
    }
  }, [key]);
}

/** Past header and tabs. A button, because a fragment link would change the hash route. */
function skip(): void {
  const main = document.getElementById("main");
  main?.setAttribute("tabindex", "-1");
  main?.focus();
}
