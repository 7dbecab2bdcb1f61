import "fake-indexeddb/auto";
import { cleanup } from "@testing-library/preact";
import { afterEach, beforeEach, vi } from "vitest";

// happy-dom would really send requests; a test that wants an answer stubs fetch itself.
beforeEach(() => {
  vi.stubGlobal("fetch", (input: unknown) => Promise.reject(new TypeError(`fetch is not stubbed: ${String(input)}`)));
});

afterEach(cleanup);
