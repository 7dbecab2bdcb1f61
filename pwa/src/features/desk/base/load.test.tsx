import { act, renderHook, waitFor } from "@testing-library/preact";
import { expect, test } from "vitest";
import { HttpProblem } from "../../../data";
import { useAction, useLoad, usePages } from "./load";

test("an answer that comes after the filter has changed is dropped", async () => {
  const doors: Record<string, (value: string) => void> = {};
  const ask = (key: string) => () => new Promise<string>((open) => (doors[key] = open));
  const view = renderHook(({ key }: { key: string }) => useLoad(key, ask(key)), { initialProps: { key: "a" } });
  view.rerender({ key: "b" });
  await act(() => doors.b?.("new"));
  await act(() => doors.a?.("old"));
  await waitFor(() => expect(view.result.current.data).toBe("new"));
});

test("a failed reload keeps what is on the page and tells the problem", async () => {
  let fail = false;
  const ask = () => (fail ? Promise.reject(new HttpProblem(503, "unavailable")) : Promise.resolve("numbers"));
  const view = renderHook(() => useLoad("key", ask));
  await waitFor(() => expect(view.result.current.data).toBe("numbers"));
  fail = true;
  await act(() => view.result.current.reload());
  await waitFor(() => expect(view.result.current.problem?.code).toBe("unavailable"));
  expect(view.result.current.data).toBe("numbers");
});

test("pages are added one after another until there is no next", async () => {
  const pages: Record<string, { items: number[]; next: string | null }> = {
    start: { items: [1, 2], next: "x" },
    x: { items: [3], next: null },
  };
  const ask = async (after: string | null) => pages[after ?? "start"] ?? { items: [], next: null };
  const view = renderHook(() => usePages("key", ask));
  await waitFor(() => expect(view.result.current.items).toEqual([1, 2]));
  await act(() => view.result.current.more?.());
  await waitFor(() => expect(view.result.current.items).toEqual([1, 2, 3]));
  expect(view.result.current.more).toBeNull();
});

test("what is no answer of ours counts as no connection", async () => {
  const view = renderHook(() => useAction());
  await act(() => view.result.current.run(() => Promise.reject(new TypeError("x"))));
  await waitFor(() => expect(view.result.current.problem?.code).toBe("network"));
});
