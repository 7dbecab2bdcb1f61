/** The whole server behind `fetch`: log-in, devices, and the fake sync server of each account. */
import { vi } from "vitest";
import { fromBase64 } from "../../lib/bytes";
import type { SyncPath } from "../sync/envelope";
import { FakeServer } from "./fakeServer";

export interface Person {
  id: string;
  phone: string;
  pin: string;
  name: string;
  server: FakeServer;
}

export interface Site {
  people: Person[];
  /** Whose log-in the browser's cookie is. */
  cookie: Person | null;
  /** Without network every request fails. */
  online: boolean;
  devices: Record<string, unknown>[];
  paths: string[];
  rescueKey: { id: string; public: string } | null;
  /** Rescue files that were handed in, and the answer to them. */
  handed: unknown[];
  handIn: unknown;
}

type Answer = [status: number, body?: unknown, headers?: Record<string, string>];

/** Put a site behind `fetch`, to be called in each test: stubs end with it. */
export function serve(site: Site): void {
  vi.stubGlobal("fetch", async (url: string, init: { body?: unknown; headers?: Record<string, string> } = {}) => {
    if (!site.online) throw new TypeError("no network");
    const path = url.replace("/api/v1", "");
    site.paths.push(path);
    const text = await bodyText(init.body, init.headers?.["content-encoding"] === "gzip");
    const signature = init.headers?.["x-device-signature"];
    const [status, body, headers] =
      path === "/sync/rescue"
        ? await byRescue(site, text, init.body as Uint8Array<ArrayBuffer>, signature ?? "")
        : await route(site, path, text);
    const noBody = status === 204;
    return new Response(noBody ? null : JSON.stringify(body), { status, headers: headers ?? {} });
  });
}

/** A site with people on it; each has a team, a roster and a small catalogue in the feeds. */
export function makeSite(...names: string[]): Site {
  const people = names.map((name, at) => makePerson(`account-${name}`, `091234567${at}`, name));
  return { people, cookie: null, online: true, devices: [], paths: [], rescueKey: null, handed: [], handIn: null };
}

function makePerson(id: string, phone: string, name: string): Person {
  const server = new FakeServer();
  server.feeds.set("g", []);
  server.add("g", { kind: "catalogue", record_id: "vneid2", body: topic("VNEID2", "Định danh mức 2", 1) });
  server.add("g", { kind: "catalogue", record_id: "dsig", body: topic("DSIG", "Chữ ký số cá nhân", 2) });
  const team = {
    id: "t1",
    title: "Tổ thôn Đông",
    hamlet_id: null,
    hamlet_label: null,
    commune_id: "c",
    commune_name: "Xã A",
  };
  const members = [{ person_id: "p", name: "Bà Hoa", role: "leader", phone: "+84912000111", account_id: null }];
  server.add("t/t1", { kind: "roster", record_id: "t1", body: { team, members, version: 3 } });
  return { id, phone, pin: "482915", name, server };
}

function topic(code: string, name: string, order: number): Record<string, unknown> {
  const labels = { name, name_en: code, short_vi: name, short_en: code };
  const rest = { group: null, icon: null, details: [], valid_from: null, valid_to: null, order };
  return { kind: "topic", code, version: 1, ...labels, ...rest };
}

async function route(site: Site, path: string, text: string): Promise<Answer> {
  if (path === "/meta")
    return [200, { demo: true, demo_day: "2026-11-20", province: { name: "Tỉnh" }, rescue_key: site.rescueKey }];
  const body = text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
  if (path === "/auth/login") return logIn(site, body);
  if (!site.cookie) return [401, { code: "unauthenticated" }];
  if (path === "/auth/logout") {
    site.cookie = null;
    return [204];
  }
  if (path === "/devices") {
    site.devices.push({ ...body, owner: site.cookie.id });
    return [201, { id: body.id }];
  }
  if (path === "/sync/rescue-files") {
    site.handed.push(body);
    return [200, site.handIn];
  }
  return forward(site.cookie, path.replace("/sync/", "") as SyncPath, text);
}

/** S24: no cookie is looked at; the device key speaks for its account. */
async function byRescue(site: Site, text: string, sent: Uint8Array<ArrayBuffer>, signature: string): Promise<Answer> {
  const { device_id } = JSON.parse(text) as { device_id: string };
  const device = site.devices.find((one) => one.id === device_id);
  const owner = site.people.find((one) => one.id === device?.owner);
  if (!device || !owner) return [403, { code: "not_signed" }];
  const curve = { name: "ECDSA", namedCurve: "P-256" };
  const key = await crypto.subtle.importKey("jwk", device.public_key as JsonWebKey, curve, true, ["verify"]);
  const how = { name: "ECDSA", hash: "SHA-256" };
  if (!(await crypto.subtle.verify(how, key, fromBase64(signature), sent))) return [403, { code: "not_signed" }];
  return forward(owner, "rescue", text);
}

async function forward(person: Person, path: SyncPath, text: string): Promise<Answer> {
  const raw = await person.server.post(path, text);
  const names = ["content-type", "x-sync-proto", "x-sync-nonce", "x-grants-version", "retry-after"];
  const headers = Object.fromEntries(
    names.flatMap((name) => (raw.header(name) ? [[name, raw.header(name) ?? ""]] : [])),
  );
  return [raw.status, raw.text === "" ? undefined : JSON.parse(raw.text), headers];
}

function logIn(site: Site, body: Record<string, unknown>): Answer {
  const person = site.people.find((one) => one.phone === body.phone && one.pin === body.pin);
  if (!person) return [401, { code: "login_failed" }];
  site.cookie = person;
  const role = { id: "g1", role: "member", unit_id: "u", unit_name: "Xã A", team_id: "t1", team_title: "Tổ thôn Đông" };
  const account = { id: person.id, name: person.name, phone: `+84${person.phone.slice(1)}`, status: "active" };
  const grants = [{ ...role, from: "2026-01-01T00:00:00Z", to: null }];
  return [200, { account, person_id: "p", grants, grants_version: 1, home: "phone", device_id: body.device_id }];
}

async function bodyText(body: unknown, zipped: boolean): Promise<string> {
  if (typeof body === "string") return body;
  if (!(body instanceof Uint8Array)) return "";
  if (!zipped) return new TextDecoder().decode(body);
  const stream = new Blob([body as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}
