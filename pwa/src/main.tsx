import { render } from "preact";
import { App } from "./app/App";
import { watchUpdates } from "./app/update";
import { meta, session } from "./data";
import { followPrefs } from "./lib/prefs";
import "./ui/styles/index.css";

followPrefs();
const root = document.getElementById("app");
if (root) {
  render(<App />, root);
}
// A phone whose storage is closed to us still gets the way in, which says what is wrong.
session.start().catch(() => {});
// Whether this is the demo is remembered; asking again can fail quietly.
meta.refresh().catch(() => {});
watchUpdates();
