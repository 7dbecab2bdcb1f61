/** The screens over the real data layer, real databases and a fake server: what a person does and sees. */
import { render } from "@testing-library/preact";
import Dexie from "dexie";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { session, sync } from "../data";
import { registry } from "../data/db/registry";
import { proposals } from "../data/proposals";
import { makeSite, type Person, type Site, serve } from "../data/testing/site";
import { hideToast } from "../ui/Toast";
import { App } from "./App";
import { bar, go, press, rows, screen, type, waitFor } from "./testing/screen";
import { addVocabulary } from "./testing/vocabulary";

vi.setConfig({ testTimeout: 60_000 });

let site: Site;
let nam: Person;

beforeEach(async () => {
  site = makeSite("Nam");
  [nam] = site.people as [Person];
  addVocabulary(nam.server);
  serve(site);
  location.hash = "#/";
  window.dispatchEvent(new Event("hashchange"));
  await session.start();
});

afterEach(async () => {
  hideToast();
  await session.logout({ wipe: true });
  for (const name of await Dexie.getDatabaseNames()) {
    if (name !== registry.name) {
      await Dexie.delete(name);
    }
  }
  await registry.accounts.clear();
});

async function signIn(): Promise<void> {
  render(<App />);
  await type("Số điện thoại", nam.phone);
  await type("PIN 6 số", nam.pin);
  await press("Vào");
  await screen.findByRole("button", { name: "Chữ ký số cá nhân" });
}

async function logOne(outcome: string): Promise<void> {
  await press("Chữ ký số cá nhân");
  await press("Tại nhà", "radio");
  await press(outcome);
}

test("a wrong PIN is said in words above the form, and nothing typed is lost", async () => {
  render(<App />);
  await type("Số điện thoại", nam.phone);
  await type("PIN 6 số", "111111");
  await press("Vào");
  expect(await screen.findByText("Có 1 chỗ cần sửa")).toBeTruthy();
  expect(screen.getAllByText("Số điện thoại hoặc PIN chưa đúng. Gõ lại.")).toHaveLength(2);
  expect((screen.getByLabelText("Số điện thoại") as HTMLInputElement).value).toBe(nam.phone);
});

test("the first visit asks for the place; the next one is two presses", async () => {
  await signIn();
  await press("Chữ ký số cá nhân");
  await press("Đã xong");
  expect(await screen.findByText("Chọn nơi làm")).toBeTruthy();
  await press("Tại nhà", "radio");
  await press("Đã xong");
  await screen.findByText("Đã lưu trên máy");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());

  await press("Chữ ký số cá nhân");
  await press("Đã xong");
  await waitFor(() => expect(screen.getByText("Hôm nay: 2 lượt")).toBeTruthy());
  expect(rows()[0]).toContain("Chữ ký số cá nhân · 1 người");
});

test("Hoàn tác takes the visit back without a trace", async () => {
  await signIn();
  await logOne("Đã xong");
  await screen.findByText("Hôm nay: 1 lượt");
  await press("Hoàn tác");
  await screen.findByText("Đã bỏ lượt vừa ghi");
  await screen.findByText("Hôm nay chưa ghi lượt nào. Chạm một việc ở trên.");
});

test("without network visits wait in grey, and go out when it is back", async () => {
  await signIn();
  site.online = false;
  await sync.now();
  await logOne("Đã xong");
  await logOne("Hẹn làm tiếp");
  await waitFor(() => expect(bar()).toBe("Mất mạng · 2 lượt chờ gửi"));
  site.online = true;
  await go("#/gui", "Gửi dữ liệu");
  // The hold of a fresh visit ends when its page goes.
  document.dispatchEvent(new Event("visibilitychange"));
  window.dispatchEvent(new Event("pagehide"));
  await press("Gửi ngay");
  await waitFor(() => expect(bar()).toMatch(/^Đã gửi hết · /));
  expect(nam.server.ops.size).toBe(2);
});

test("Chưa làm được is saved at once; the reason is one more press and no second visit", async () => {
  await signIn();
  await logOne("Chưa làm được");
  await screen.findByText("Vì sao chưa được?", { selector: "h2" });
  await waitFor(() => expect(screen.getByText("Hôm nay: 1 lượt")).toBeTruthy());
  await press("Từ chối");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await go("#/nhat-ky", "Nhật ký");
  await waitFor(() => expect(rows()).toHaveLength(1));
});

test("a note with a phone number is not saved, and the words say what to do", async () => {
  await signIn();
  await press("Chữ ký số cá nhân");
  await press("Tại nhà", "radio");
  const details = document.querySelector("dialog details") as HTMLDetailsElement;
  details.open = true;
  details.dispatchEvent(new Event("toggle"));
  await type("Ghi chú", "gọi lại 0912 345 678");
  await press("Đã xong");
  expect(await screen.findByText("Ghi chú có số giống CCCD hoặc điện thoại. Xoá số đó rồi lưu.")).toBeTruthy();
  expect(nam.server.ops.size).toBe(0);
});

test("a refused visit comes back as a task, opens at what mends it and is sent again", async () => {
  nam.server.judgeOp = (op) =>
    (op as { base_revision: string | null }).base_revision === null
      ? { verdict: "quarantined", code: "topic_closed" }
      : { verdict: "applied" };
  await signIn();
  await logOne("Đã xong");
  await screen.findByText("Hôm nay: 1 lượt");
  window.dispatchEvent(new Event("pagehide"));
  await sync.now();
  await waitFor(() => expect(bar()).toBe("1 lượt cần sửa"));
  await go("#/viec", "Việc");
  await waitFor(() => expect(rows()[0]).toContain("Cần sửa"));
  const link = document.querySelector(".record")?.getAttribute("href") ?? "";
  await go(link, "Lượt hỗ trợ");
  await screen.findByText("Việc này đã ngừng dùng. Chọn việc khác.");
  await go(`${link}/sua`, "Sửa lượt");
  const topic = (await screen.findByLabelText("Việc")) as HTMLSelectElement;
  topic.value = "VNEID2";
  topic.dispatchEvent(new Event("change", { bubbles: true }));
  await press("Sửa và gửi lại");
  await waitFor(() => expect(bar()).not.toBe("1 lượt cần sửa"));
  await go("#/nhat-ky", "Nhật ký");
  await waitFor(() => expect(rows()[0]).toContain("Định danh mức 2"));
});

test("a visit that the server cannot read yet asks nothing of the person, and M7 says so", async () => {
  nam.server.judgeOp = () => ({ verdict: "quarantined", code: "schema_newer" });
  await signIn();
  await logOne("Đã xong");
  await screen.findByText("Hôm nay: 1 lượt");
  window.dispatchEvent(new Event("pagehide"));
  await sync.now();
  await waitFor(() => expect(bar()).toMatch(/^Đã gửi hết/));
  await go("#/viec", "Việc");
  expect(rows()).toEqual([]);
  await go("#/gui", "Gửi dữ liệu");
  await screen.findByText("Không cần làm gì. Máy chủ đọc lại sau và tự tính các lượt này.");
  expect(rows().map((row) => row.includes("Máy chủ chưa đọc"))).toEqual([true]);
  expect(screen.queryByText("Lượt cần sửa")).toBeNull();
});

test("logging out with unsent visits offers to keep them; deleting needs their number", async () => {
  await signIn();
  site.online = false;
  await sync.now();
  await logOne("Đã xong");
  await logOne("Đã xong");
  await waitFor(() => expect(bar()).toBe("Mất mạng · 2 lượt chờ gửi"));
  await go("#/cai-dat", "Cài đặt");
  await press("Đăng xuất");
  await screen.findByText("Còn 2 lượt chưa gửi");
  expect(screen.queryByText("Gửi rồi đăng xuất")).toBeNull();
  const wipe = screen.getByText("Xoá 2 lượt và đăng xuất").closest("button");
  expect(wipe?.getAttribute("aria-disabled")).toBe("true");
  await type("Gõ 2 để xoá", "2");
  expect(wipe?.getAttribute("aria-disabled")).toBeNull();
  await press("Khoá, giữ dữ liệu");
  await screen.findByText("Mất mạng vẫn mở được bằng PIN");
  await type("PIN 6 số", nam.pin);
  await press("Mở khoá");
  await waitFor(() => expect(bar()).toBe("Mất mạng · 2 lượt chờ gửi"));
});

test("logging out names a proposed list that only this phone has; locking keeps it", async () => {
  await signIn();
  const team = session.current.value?.grants[0];
  await proposals.put(team?.team_id ?? "", {}, true);
  await go("#/cai-dat", "Cài đặt");
  await press("Đăng xuất");
  await screen.findByText("Còn danh sách chưa gửi");
  screen.getByText(`Đề nghị thay đổi danh sách của ${team?.team_title} chưa gửi xã.`);
  const wipe = screen.getByText("Xoá 1 danh sách và đăng xuất").closest("button");
  expect(wipe?.getAttribute("aria-disabled")).toBe("true");
  expect(screen.getByText("Mở đề nghị để gửi").closest("a")?.getAttribute("href")).toBe("#/to-toi/de-nghi");
  await press("Khoá, giữ dữ liệu");
  await screen.findByText("Mất mạng vẫn mở được bằng PIN");
});

test("names and numbers of the team are behind the PIN after a restart", async () => {
  await signIn();
  await waitFor(() => expect(nam.server.sent("pull").length).toBeGreaterThan(0));
  await session.lock();
  await type("PIN 6 số", nam.pin);
  await press("Mở khoá");
  await go("#/to-toi", "Tổ tôi");
  await waitFor(() => expect(rows()[0]).toContain("Bà Hoa"));
  expect(screen.getByRole("link", { name: "Gọi Bà Hoa" }).getAttribute("href")).toBe("tel:+84912000111");
});
