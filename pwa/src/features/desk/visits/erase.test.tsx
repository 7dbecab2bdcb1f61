import { fireEvent, screen } from "@testing-library/preact";
import { expect, test } from "vitest";
import { renderDesk } from "../testing/renderDesk";
import { stubServer } from "../testing/server";
import { Erase } from "./Erase";

test("erasing needs a reason and a tick; both are asked for in words", async () => {
  const calls = stubServer({ "POST /sessions/v1/erase": null });
  let erased = false;
  renderDesk(<Erase id="v1" onErased={() => (erased = true)} />, "commune_officer", "#/ban/luot");
  const form = document.querySelector("form") as HTMLFormElement;
  fireEvent.submit(form);
  await screen.findByText("Vì sao xoá?: Chọn lý do");
  await screen.findByText("Xoá hẳn nội dung: Đánh dấu vào ô này để xoá");
  expect(calls).toEqual([]);
  fireEvent.click(screen.getByLabelText("Bà con yêu cầu xoá"));
  fireEvent.click(screen.getByLabelText("Tôi hiểu: xoá rồi không lấy lại được"));
  fireEvent.submit(form);
  await expect.poll(() => erased).toBe(true);
  expect(calls[0]?.body).toEqual({ reason: "request" });
});
