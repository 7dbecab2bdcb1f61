/** What the server says of itself, remembered so that "Dữ liệu mẫu" shows without network too. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { readLocal, writeLocal } from "../lib/local";
import { isRecord, textOrNull } from "../lib/shape";
import { request } from "./http";
import type { Meta } from "./types";

const KEY = "meta";
const state = signal<Meta>(read(parse(readLocal(KEY))));

export const meta: { value: ReadonlySignal<Meta>; refresh(): Promise<void> } = {
  value: state,
  /** Ask the server; keeps what is known when it does not answer. */
  async refresh() {
    try {
      const said = read(await request<unknown>("GET", "/meta"));
      // A server that keeps silent about it has not taken its key back.
      state.value = { ...said, rescue_key: said.rescue_key ?? state.peek().rescue_key };
      writeLocal(KEY, JSON.stringify(state.peek()));
    } catch {
      // The remembered answer stands.
    }
  },
};

function read(said: unknown): Meta {
  const body = isRecord(said) ? said : {};
  const province = isRecord(body.province) ? body.province.name : body.province;
  return {
    demo: body.demo === true,
    demo_day: textOrNull(body.demo_day),
    cutoff_day: typeof body.cutoff_day === "number" ? body.cutoff_day : 31,
    reporting_month: textOrNull(body.reporting_month),
    province: textOrNull(province),
    rescue_key: readKey(body.rescue_key),
  };
}

function readKey(said: unknown): Meta["rescue_key"] {
  if (!isRecord(said) || typeof said.id !== "string" || typeof said.public !== "string") return null;
  return { id: said.id, public: said.public };
}

function parse(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
