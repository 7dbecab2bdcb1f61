import type { JSX } from "preact";
import { lazy } from "../../ui/lazy";
import { FollowPage } from "./FollowPage";
import { LogPage } from "./LogPage";

const GroupPage = lazy(() => import("./GroupPage").then((part) => part.GroupPage));

/** `#/ghi`, `#/ghi/buoi[/<topic>]`, `#/ghi/tiep/<record>`. `rest` is what follows "ghi". */
export function Log({ rest }: { rest: readonly string[] }): JSX.Element {
  const [what, which] = rest;
  if (what === "buoi") {
    return <GroupPage topic={which} />;
  }
  if (what === "tiep" && which) {
    return <FollowPage record={which} />;
  }
  return <LogPage />;
}
