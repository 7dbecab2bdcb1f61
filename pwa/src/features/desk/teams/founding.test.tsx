/** "Lập tổ" where a hamlet has none, and the team's next list. */
import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { renderDesk } from "../testing/renderDesk";
import { Refusal, stubServer } from "../testing/server";
import { TeamPage } from "./TeamPage";
import { TeamsPage } from "./TeamsPage";

const team = {
  id: "t1",
  title: "Tổ khu phố 1",
  level: "hamlet",
  hamlet_id: "h1",
  hamlet_label: "Khu phố 1",
  commune_id: "c1",
  commune_name: "Phường Thủ Dầu Một",
  members: 0,
  leader_name: null,
  leader_phone: null,
  last_visit_day: null,
  approved_on: null,
  decision_number: null,
};
const states = [
  { hamlet_id: "h1", label: "Khu phố 1", state: "without" },
  { hamlet_id: "h2", label: "Khu phố 2", state: "without" },
  { hamlet_id: "h3", label: "Khu phố 3", state: "approved" },
];
const answers = {
  "GET /teams": { items: [team], next: null },
  "GET /reports/coverage": { rows: [{ unit_id: "c1", hamlet_states: states }] },
  "GET /teams/t1": { ...team, roster: null },
  "GET /teams/t1/rosters": { items: [] },
};

test("a hamlet without a team gets one; one whose team has no list yet has a team", async () => {
  const calls = stubServer({ ...answers, "POST /teams": { id: "t2", title: "Tổ khu phố 2" } });
  renderDesk(<TeamsPage />, "commune_officer", "#/ban/to");
  fireEvent.click(await screen.findByRole("button", { name: "Lập tổ: Khu phố 2" }));
  await waitFor(() => expect(location.hash).toBe("#/ban/to/t2"));
  expect(calls.find((call) => call.route === "POST /teams")?.body).toEqual({ unit_id: "h2" });
  expect(screen.queryByRole("button", { name: /Lập tổ: Khu phố [13]/ })).toBeNull();
});

test("of two officers the second reads that there is a team by now", async () => {
  stubServer({ ...answers, "POST /teams": new Refusal(409, { code: "team_exists", params: { team_id: "t2" } }) });
  renderDesk(<TeamsPage />, "commune_officer", "#/ban/to");
  fireEvent.click(await screen.findByRole("button", { name: "Lập tổ: Khu phố 2" }));
  await screen.findByText("Nơi này đã có tổ. Mở tổ đó.");
});

test("an approver is offered neither", async () => {
  stubServer(answers);
  renderDesk(<TeamsPage />, "commune_approver", "#/ban/to");
  await screen.findByText("Khu phố 1");
  expect(screen.queryByRole("button", { name: /Lập tổ/ })).toBeNull();
});

test("the first list of a team, or the one that somebody has begun", async () => {
  const there = new Refusal(409, { code: "draft_exists", params: { roster_id: "r9" } });
  stubServer({ ...answers, "POST /teams/t1/rosters": { id: "r1" } });
  const { unmount } = renderDesk(<TeamPage />, "commune_officer", "#/ban/to/t1");
  fireEvent.click(await screen.findByRole("button", { name: "Lập danh sách" }));
  await waitFor(() => expect(location.hash).toBe("#/ban/danh-sach/r1"));
  unmount();
  stubServer({ ...answers, "POST /teams/t1/rosters": there });
  renderDesk(<TeamPage />, "commune_officer", "#/ban/to/t1");
  fireEvent.click(await screen.findByRole("button", { name: "Lập danh sách" }));
  await waitFor(() => expect(location.hash).toBe("#/ban/danh-sach/r9"));
});
