import type { JSX } from "preact";
import { FollowPage } from "./FollowPage";
import { GroupPage } from "./GroupPage";
import { LogPage } from "./LogPage";

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
