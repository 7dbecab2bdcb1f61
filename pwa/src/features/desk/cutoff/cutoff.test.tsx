import { fireEvent, screen, waitFor } from "@testing-library/preact";
import { expect, test, vi } from "vitest";
import { renderDesk } from "../testing/renderDesk";
import { Refusal, stubServer } from "../testing/server";
import { MonthEnd } from "./MonthEnd";

const button = (name: string) => screen.getByRole("button", { name, hidden: true });
const open = async (day: string) => {
  fireEvent.click(button("Đổi ngày chốt"));
  fireEvent.change(await screen.findByLabelText("Tháng báo cáo hết ngày"), { target: { value: day } });
};

test("the administrator sees what will happen before all is counted anew, and when it is done", async () => {
  let counted = 31;
  const calls = stubServer({
    "PUT /reports/cutoff-day": { cutoff_day: 31, wanted: 14 },
    "GET /meta": () => {
      const told = { cutoff_day: counted };
      counted = 14;
      return told;
    },
  });
  renderDesk(<MonthEnd />, "admin", "#/ban/tong-quan");
  screen.getByText("Tháng báo cáo theo lịch, từ ngày 1 đến ngày cuối tháng.");
  await open("14");
  screen.getByText("Hôm nay sẽ thuộc tháng 12/2026: 15/11/2026–14/12/2026.");
  fireEvent.click(button("Xem việc sẽ xảy ra"));
  screen.getByText("Đổi sang: ngày 14?");
  screen.getByText("Mọi lượt được đếm lại, cả những tháng đã qua.");
  expect(calls).toHaveLength(0);
  fireEvent.click(button("Đổi và đếm lại"));
  await screen.findByText("Đang đếm lại mọi lượt…");
  await waitFor(() => expect(screen.queryByRole("dialog", { hidden: true })).toBeNull(), { timeout: 4000 });
  expect(calls.map((call) => call.route)).toEqual(["PUT /reports/cutoff-day", "GET /meta", "GET /meta"]);
  expect(calls[0]?.body).toEqual({ cutoff_day: 14 });
});

test("the day in use changes nothing, and a refusal is told in words", async () => {
  const calls = stubServer({ "PUT /reports/cutoff-day": new Refusal(503, { code: "unavailable" }) });
  renderDesk(<MonthEnd />, "admin", "#/ban/tong-quan");
  await open("31");
  fireEvent.click(button("Xem việc sẽ xảy ra"));
  screen.getByText("Đây là ngày đang dùng. Chọn ngày khác.");
  expect(calls).toHaveLength(0);
  fireEvent.change(screen.getByLabelText("Tháng báo cáo hết ngày"), { target: { value: "20" } });
  fireEvent.click(button("Xem việc sẽ xảy ra"));
  fireEvent.click(button("Đổi và đếm lại"));
  await screen.findByText(/Hệ thống đang bận/);
});

test("everybody sees that all is being counted anew, nobody asks for another day meanwhile", () => {
  vi.useFakeTimers();
  const refresh = vi.fn();
  renderDesk(<MonthEnd />, "admin", "#/ban/tong-quan", (desk) => ({
    ...desk,
    meta: { ...desk.meta, cutoff_wanted: 14 },
    refresh,
  }));
  screen.getByText(/^Đang đếm lại theo ngày 14/);
  expect(screen.queryByRole("button")).toBeNull();
  expect(refresh).not.toHaveBeenCalled();
  vi.advanceTimersByTime(5000);
  expect(refresh).toHaveBeenCalledOnce();
  vi.useRealTimers();
});

test("others see how the months run and cannot change it", () => {
  renderDesk(<MonthEnd />, "province_staff", "#/ban/tong-quan");
  screen.getByText(/^Tháng báo cáo theo lịch/);
  expect(screen.queryByRole("button")).toBeNull();
});
