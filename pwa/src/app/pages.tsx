import type { JSX } from "preact";
import { Log } from "../features/log";
import { lazy } from "../ui/lazy";
import { install, installWay } from "./install";
import { InstallCard } from "./Notices";
import type { strings } from "./strings";
import { takeUpdate, updateReady } from "./update";

// The hash in the name of our own file tells builds apart, without a number to keep up.
const BUILD = /-([\w-]+)\.js$/.exec(import.meta.url)?.[1] ?? "dev";

const Journal = lazy(() => import("../features/journal").then((part) => part.Journal));
const Proposal = lazy(() => import("../features/team/proposal").then((part) => part.ProposalPage));
const Results = lazy(() => import("../features/results").then((part) => part.Results));
const Send = lazy(() => import("../features/send").then((part) => part.Send));
const Settings = lazy(() => import("../features/settings").then((part) => part.Settings));
const Tasks = lazy(() => import("../features/tasks").then((part) => part.Tasks));
const Team = lazy(() => import("../features/team").then((part) => part.Team));

/** One page of the phone: its tab, or the way back when it stands behind one. */
export interface Page {
  tab: string;
  view: JSX.Element;
  /** The name in the header, for a page that has no tab of its own. */
  title?: string;
  back?: string;
}

/** The page of a route; what is not known leads to Ghi. */
export function pageOf(path: readonly string[], t: typeof strings.vi): Page {
  const [name, ...rest] = path;
  switch (name) {
    case "viec":
      return { tab: "#/viec", view: <Tasks /> };
    case "ket-qua":
      return { tab: "#/ket-qua", view: <Results /> };
    case "to-toi":
      return rest[0] === "de-nghi"
        ? { tab: "", view: <Proposal />, title: t.pages["de-nghi"], back: "#/to-toi" }
        : { tab: "#/to-toi", view: <Team /> };
    case "nhat-ky":
      return journalPage(rest, t);
    case "gui":
      return { tab: "", view: <Send />, title: t.pages.gui, back: "#/ghi" };
    case "cai-dat":
      return { tab: "", view: settings(), title: t.pages["cai-dat"], back: "#/ghi" };
    default:
      return logPage(rest, t);
  }
}

function logPage(rest: readonly string[], t: typeof strings.vi): Page {
  if (rest[0] === "buoi") {
    return { tab: "#/ghi", view: <Log rest={rest} />, title: t.pages.buoi, back: "#/ghi" };
  }
  const view = (
    <>
      <Log rest={rest} />
      <InstallCard />
    </>
  );
  return { tab: "#/ghi", view };
}

function journalPage(rest: readonly string[], t: typeof strings.vi): Page {
  const [record, action] = rest;
  const view = <Journal rest={rest} />;
  if (!record) {
    return { tab: "", view, title: t.pages["nhat-ky"], back: "#/ghi" };
  }
  return action === "sua"
    ? { tab: "", view, title: t.pages.edit, back: `#/nhat-ky/${record}` }
    : { tab: "", view, title: t.pages.visit, back: "#/nhat-ky" };
}

function settings(): JSX.Element {
  return (
    <Settings
      onInstall={installWay.value === "prompt" ? install : null}
      onUpdate={updateReady.value ? takeUpdate : null}
      version={BUILD}
    />
  );
}
