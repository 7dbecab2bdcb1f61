import { act, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { language } from "../../lib/i18n";
import { InviteSheet } from "./InviteSheet";
import { minutesLeft, spaced, type Ticket } from "./ticket";

const ticket: Ticket = {
  id: "i1",
  name: "Lê Thị Ánh",
  phone: "+84530940941",
  login_name: null,
  code: "0D1BPCN4",
  link: "https://toso.test/#/vao/secret",
  qr_svg: '<svg xmlns="http://www.w3.org/2000/svg"><title>QR</title></svg>',
  expires_at: "2026-11-22T01:10:00Z",
};

beforeEach(() => {
  language.value = "vi";
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

const settle = (ms = 0) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });

test("the code is shown to be scanned and typed, counted down, and gone after ten minutes", async () => {
  render(<InviteSheet name="Lê Thị Ánh" ask={() => Promise.resolve(ticket)} onClose={() => undefined} />);
  await settle();
  const picture = screen.getByAltText("Mã QR mời Lê Thị Ánh") as HTMLImageElement;
  expect(decodeURIComponent(picture.src)).toContain("<title>QR</title>");
  expect(screen.getByText("0D1B PCN4")).toBeTruthy();
  expect(screen.getByText(/toso\.test.*0530\s940\s941/)).toBeTruthy();
  expect(screen.getByRole("timer").textContent).toBe("Còn 10:00");
  await settle(61_000);
  expect(screen.getByRole("timer").textContent).toBe("Còn 8:59");
  await settle(9 * 60_000);
  expect(screen.queryByText("0D1B PCN4")).toBeNull();
  expect(screen.getByRole("status").textContent).toContain("Mã đã hết hạn");
});

test("a new one takes the place of the old, and who has a log-in name types that", async () => {
  const ask = vi.fn(() => Promise.resolve({ ...ticket, code: "NEWCODE8", login_name: "anh.le2" }));
  render(<InviteSheet name="Lê Thị Ánh" ask={ask} onClose={() => undefined} />);
  await settle();
  await settle(300_000);
  fireEvent.click(screen.getByRole("button", { name: "Cấp lại" }));
  await settle();
  expect(ask).toHaveBeenCalledTimes(2);
  expect(screen.getByRole("timer").textContent).toBe("Còn 10:00");
  expect(screen.getByText(/tên đăng nhập anh\.le2/)).toBeTruthy();
});

test.each([
  ["network", "Việc này cần có mạng"],
  ["forbidden", "Nhờ cán bộ xã mời"],
  ["something_new", "Chưa cấp được mã"],
])("a refusal with %s is said in words", async (code, words) => {
  render(<InviteSheet name="Lê Thị Ánh" ask={() => Promise.reject({ code })} onClose={() => undefined} />);
  await settle();
  expect(document.body.textContent).toContain(words);
});

test("minutes and codes are written as people read them", () => {
  expect([600_000, 65_001, 0, -5].map(minutesLeft)).toEqual(["10:00", "1:06", "0:00", "0:00"]);
  expect([spaced("ABCD2345"), spaced("short")]).toEqual(["ABCD 2345", "short"]);
});
