import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { api, meta as phoneMeta, session } from "../../data";
import { readLocal, writeLocal } from "../../lib/local";
import { businessDay } from "../../lib/time";
import { communesOf, DeskContext, type Desk as DeskState, rolesOf, seesProvince } from "./base/desk";
import { useLoad } from "./base/load";
import { followHash, hashOf, place } from "./base/route";
import type { ServerMeta } from "./base/types";
import { navOf } from "./shell/nav";
import { Shell } from "./shell/Shell";
import "./styles/index.css";

const UNIT_KEY = "desk-unit";

/** The desktop app of officials, province staff and administrators: everything under `#/ban/`. */
export function Desk(): JSX.Element | null {
  useEffect(followHash, []);
  const account = session.current.value;
  const meta = useLoad("meta", () => api.get<ServerMeta>("/meta"));
  if (!account) return null;
  // Without network the frame still stands, and each page tells what it could not fetch.
  const known = meta.data ?? (meta.problem && remembered());
  if (!known) return null;
  return <SignedIn account={account} meta={known} refresh={meta.reload} />;
}

function SignedIn({ account, meta, refresh }: Pick<DeskState, "account" | "meta" | "refresh">): JSX.Element {
  const [chosen, setChosen] = useState(() => readLocal(UNIT_KEY));
  const now = Date.now();
  const roles = rolesOf(account, now);
  const communes = communesOf(account, now);
  const own = communes.find((unit) => unit.id === chosen) ?? communes[0] ?? null;
  const desk: DeskState = {
    account,
    roles,
    communes,
    unit: seesProvince(roles) ? null : own,
    setUnit: (id) => {
      writeLocal(UNIT_KEY, id);
      setChosen(id);
    },
    meta,
    refresh,
  };
  useFirstPage(roles);
  return (
    <DeskContext.Provider value={desk}>
      <Shell />
    </DeskContext.Provider>
  );
}

/** Everybody arrives at "Hôm nay"; who has no such page goes on to the first of theirs. */
function useFirstPage(roles: DeskState["roles"]): void {
  const { page } = place.value;
  useEffect(() => {
    const slugs = navOf(roles).flatMap(({ items }) => items.map((item) => item.slug));
    const arriving = page === "" || (page === "hom-nay" && !slugs.includes("hom-nay"));
    if (arriving && slugs[0]) location.replace(hashOf(slugs[0]));
  }, [page]);
}

function remembered(): ServerMeta {
  const { demo, demo_day, cutoff_day, reporting_month } = phoneMeta.value.value;
  const today = businessDay(Date.now());
  const month = reporting_month ?? today.slice(0, 7);
  return { demo, demo_day, today, cutoff_day, cutoff_wanted: null, reporting_month: month, province: null };
}
