import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { renderDesk } from "../testing/renderDesk";
import { stubServer } from "../testing/server";
import { TokensPage } from "./TokensPage";

const token = {
  id: "k1",
  name: "Trung tâm điều hành",
  unit_name: "Thành phố Hồ Chí Minh",
  state: "active",
  created_at: "2026-11-22T01:00:00Z",
  created_by_name: "Nguyễn Thị Châu",
  expires_on: null,
  last_used_at: null,
};

test("a token is issued, shown once, and revoked", async () => {
  let items: object[] = [];
  const calls = stubServer({
    "GET /tokens": () => ({ items }),
    "GET /units": { items: [] },
    "POST /tokens": () => {
      items = [token];
      return { ...token, token: "toso_secret" };
    },
    "DELETE /tokens/k1": () => {
      items = [{ ...token, state: "revoked" }];
      return null;
    },
  });
  renderDesk(<TokensPage />, "admin", "#/ban/ket-noi");
  await screen.findByText(/^Chưa cấp mã nào/);
  fireEvent.click(screen.getByRole("button", { name: "Cấp mã mới" }));
  const dialog = screen.getByRole("dialog", { hidden: true });
  const send = () => fireEvent.submit(dialog.querySelector("form") as HTMLFormElement);
  send();
  await waitFor(() => expect(screen.getAllByText(/Cấp cho nơi nào/).length).toBeGreaterThan(1));
  fireEvent.input(screen.getByLabelText("Cấp cho nơi nào"), { target: { value: " Trung tâm điều hành " } });
  send();
  await screen.findByText("toso_secret");
  expect(calls.find((call) => call.route === "POST /tokens")?.body).toEqual({
    name: "Trung tâm điều hành",
    unit_id: null,
    expires_on: null,
  });
  fireEvent.click(screen.getByRole("button", { name: "Đã chép, đóng lại" }));
  expect(screen.queryByText("toso_secret")).toBeNull();
  fireEvent.click(await screen.findByRole("button", { name: "Thu lại mã của Trung tâm điều hành" }));
  fireEvent.click(screen.getByRole("button", { name: "Thu lại", hidden: true }));
  await screen.findByText("Đã thu lại");
  expect(screen.queryByRole("button", { name: /Thu lại mã/ })).toBeNull();
});
