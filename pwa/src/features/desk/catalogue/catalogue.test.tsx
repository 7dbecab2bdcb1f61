import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { catalogue } from "../testing/answers";
import { renderDesk } from "../testing/renderDesk";
import { stubServer } from "../testing/server";
import { CataloguePage } from "./CataloguePage";
import { bodyOf, checkDraft, draftOf } from "./entry";
import { strings } from "./strings";

const faults = strings.vi.faults;

test("a new code has the shape of its kind and is not taken", () => {
  const draft = { ...draftOf(null, 3), name: "x", name_en: "x", short_vi: "x", short_en: "x" };
  expect(checkDraft({ ...draft, code: "vneid" }, "topic", [], faults)).toEqual({ code: faults.code });
  expect(checkDraft({ ...draft, code: "VNEID3" }, "topic", ["VNEID3"], faults)).toEqual({ code: faults.taken });
  expect(checkDraft({ ...draft, code: "night_market" }, "place", [], faults)).toEqual({});
});

test("a fixed vocabulary keeps its period out of the request", () => {
  expect(bodyOf(draftOf(null, 1), "sex")).not.toHaveProperty("valid_to");
  expect(bodyOf(draftOf(null, 1), "place")).toHaveProperty("valid_to", null);
});

test("a tile label counts its letters; saving retires the service as a new version", async () => {
  const calls = stubServer({ "GET /topics": catalogue, "PUT /topics": catalogue.entries[0] });
  renderDesk(<CataloguePage />, "admin", "#/ban/danh-muc");
  fireEvent.click(await screen.findByRole("button", { name: "Sửa Chữ ký số cá nhân" }));
  const short = screen.getByLabelText("Tên ngắn tiếng Việt");
  const form = short.closest("form") ?? short;
  expect(screen.getAllByText("Còn 13 chữ").length).toBe(2);
  fireEvent.input(short, { target: { value: "Chữ ký số của từng người" } });
  await screen.findByText("Thừa 2 chữ");
  fireEvent.submit(form);
  await screen.findByRole("link", { name: /Tên ngắn tiếng Việt: Dài quá 22 chữ/ });
  fireEvent.input(short, { target: { value: "Chữ ký số" } });
  fireEvent.input(screen.getByLabelText("Ngừng dùng từ"), { target: { value: "31/12/2026" } });
  fireEvent.submit(form);
  await waitFor(() => expect(calls.some((call) => call.route === "PUT /topics")).toBe(true));
  expect(calls.find((call) => call.route === "PUT /topics")?.body).toMatchObject({
    kind: "topic",
    code: "DSIG",
    short_vi: "Chữ ký số",
    valid_to: "2026-12-31",
  });
});
