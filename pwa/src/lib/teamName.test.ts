import { expect, test } from "vitest";
import { shortTeam } from "./teamName";

test("the common part of a team's name is shortened, the rest and other names stay", () => {
  expect(shortTeam("Tổ công nghệ số cộng đồng khu phố 9")).toBe("Tổ CNSCĐ khu phố 9");
  expect(shortTeam("Tổ Công nghệ số cộng đồng ấp 2")).toBe("Tổ CNSCĐ ấp 2");
  expect(shortTeam("Nguyễn Văn Tổ")).toBe("Nguyễn Văn Tổ");
});
