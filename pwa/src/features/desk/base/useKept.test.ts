import { act, renderHook, waitFor } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { deskDrafts } from "../../../data/deskDrafts";
import { useKept } from "./useKept";

afterEach(() => void vi.restoreAllMocks());

test("of what is typed during a write only the last is written, and it says when that is on the disk", async () => {
  const written: unknown[] = [];
  const ends: (() => void)[] = [];
  vi.spyOn(deskDrafts, "get").mockResolvedValue(null);
  vi.spyOn(deskDrafts, "put").mockImplementation((_key, value) => {
    written.push(value);
    return new Promise((done) => ends.push(done));
  });
  const { result } = renderHook(() => useKept<string>("nhap:i1", () => undefined));
  await waitFor(() => expect(result.current.state).toBe("open"));
  await act(() => ["1", "19", "199", "1998"].forEach((text) => void result.current.keep(text)));
  expect([written, result.current.kept]).toEqual([["1"], "soon"]);
  ends.shift()?.();
  await waitFor(() => expect(written).toEqual(["1", "1998"]));
  expect(result.current.kept).toBe("soon");
  ends.shift()?.();
  await waitFor(() => expect(result.current.kept).toBe("yes"));
  expect(written).toEqual(["1", "1998"]);
});

test("a full disk is not called kept", async () => {
  vi.spyOn(deskDrafts, "get").mockResolvedValue(null);
  vi.spyOn(deskDrafts, "put").mockRejectedValue(new Error("full"));
  const { result } = renderHook(() => useKept<string>("nhap:i1", () => undefined));
  await waitFor(() => expect(result.current.state).toBe("open"));
  await act(() => result.current.keep("1998"));
  await waitFor(() => expect(result.current.kept).toBe("no"));
});
