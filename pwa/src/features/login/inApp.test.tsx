import { render, screen } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { language } from "../../lib/i18n";
import { Login } from "./index";

afterEach(() => vi.restoreAllMocks());

function openIn(agent: string): void {
  language.value = "vi";
  vi.spyOn(navigator, "userAgent", "get").mockReturnValue(agent);
  render(<Login rest={["aaaabbbbcccc"]} onDone={() => undefined} />);
}

test("an invitation opened in Zalo shows the way to a real browser before it is used up", () => {
  openIn("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36 Zalo/24.10");
  screen.getByText("Đang mở trong Zalo. Chạm ⋯, chọn mở bằng trình duyệt");
  screen.getByRole("button", { name: "Sao chép liên kết" });
  screen.getByLabelText("Chọn PIN 6 số");
});

test("elsewhere nothing is said", () => {
  openIn("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36");
  expect(screen.queryByText(/Đang mở trong Zalo/)).toBeNull();
});
