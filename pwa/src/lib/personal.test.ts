import { describe, expect, it } from "vitest";
import { findPersonal } from "./personal";

describe("findPersonal", () => {
  it.each([
    ["số 079085001234", "id_number"],
    ["079 085 001 234", "id_number"],
    ["cmnd 280.123.456", "id_number"],
    ["gọi 0912345678", "phone"],
    ["gọi 0912 345 678", "phone"],
    ["gọi 0912.345-678", "phone"],
    ["gọi 09 - 12 345 678", "phone"],
    ["+84 912 345 678", "phone"],
    ["84912345678", "phone"],
    ["02743822825", "phone"],
    ["thu a@b.vn nhé", "email"],
    ["mã OTP 123456", "otp"],
    ["OTP: 12 34 56", "otp"],
    ["mã ÔTP là: 4821", "otp"],
    ["otp 12345678 12345", "otp"],
    ["a@1.2", "email"],
    ["20.11.2026 0912345678", "phone"],
    ["０９１２３４５６７８", "phone"],
  ])("%s is %s", (note, kind) => {
    expect(findPersonal(note)).toBe(kind);
  });

  it.each([
    "",
    "hẹn lại thứ hai, 2 người",
    "8 số 12345678",
    "13 số 1234567890123",
    "hẹn 20/11/2026 lúc 14:30",
    "hẹn 20.11.2026 14 giờ",
    "sáng 20-11-2026 08h",
    "OTP không nhận được",
    "otp thì bà con tự nhập trên máy của mình 1234",
    "dùng @ để nhắc",
  ])("%j is fine", (note) => {
    expect(findPersonal(note)).toBeNull();
  });

  it("looks at the composed form", () => {
    expect(findPersonal("mã OTP 123456".normalize("NFD"))).toBe("otp");
  });
});
