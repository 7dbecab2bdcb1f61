/** The rescue file as the server will open it, and what comes of handing it in. */
import Dexie from "dexie";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fromBase64, toBase64 } from "../../lib/bytes";
import { writeLocal } from "../../lib/local";
import { registry } from "../db/registry";
import { HttpProblem, meta, NoRescueKey, rescue, session, visits } from "../index";
import { opened } from "../opened";
import { makeSite, type Person, type Site, serve } from "../testing/site";
import { visitBody } from "../testing/visits";
import { unsealText } from "../vault/seal";
import { LABEL } from "./file";

const CURVE = { name: "ECDH", namedCurve: "P-256" };

let site: Site;
let nam: Person;
let server: CryptoKeyPair;

beforeEach(async () => {
  site = makeSite("Nam");
  [nam] = site.people as [Person];
  serve(site);
  server = await crypto.subtle.generateKey(CURVE, true, ["deriveBits"]);
  site.rescueKey = { id: "0123456789abcdef", public: toBase64(await raw(server.publicKey)) };
  await session.start();
  await session.login(nam.phone, nam.pin);
});

afterEach(async () => {
  await session.logout({ wipe: true });
  for (const name of await Dexie.getDatabaseNames()) if (name !== registry.name) await Dexie.delete(name);
  await registry.accounts.clear();
  writeLocal("meta", null);
});

const raw = async (key: CryptoKey) => new Uint8Array(await crypto.subtle.exportKey("raw", key));

async function openFile(text: string): Promise<{ payload: string; signature: string }> {
  const file = JSON.parse(text) as Record<string, string>;
  const [from, iv, data] = [file.from, file.iv, file.data].map((part) => fromBase64(part ?? ""));
  if (!from || !iv || !data) throw new Error("not whole");
  return JSON.parse(await unsealText(server.privateKey, { from, iv, data }, LABEL)) as never;
}

describe("a rescue file (S24)", () => {
  it("cannot be made before the server's key was heard, and without network after", async () => {
    site.rescueKey = null;
    await expect(rescue.makeFile()).rejects.toBeInstanceOf(NoRescueKey);
    site.rescueKey = { id: "k", public: toBase64(await raw(server.publicKey)) };
    await meta.refresh();
    site.online = false;
    expect(await rescue.makeFile()).toMatchObject({ count: 0 });
  });

  it("ends the time to undo: what is in a file can be handed in at any moment", async () => {
    await meta.refresh();
    const { op_id } = await visits.log(visitBody());
    await rescue.makeFile();
    expect(await visits.undo(op_id)).toBe("voided");
  });

  it("holds the unsent ops byte for byte, signed by the phone, and nobody else can read it", async () => {
    await meta.refresh();
    for (let n = 0; n < 3; n += 1) await visits.log(visitBody({ note: `Lượt ${n}` }));
    const { name, text, count } = await rescue.makeFile();
    expect(name).toMatch(/^to-so-du-phong-\d{8}-\d{4}\.json$/);
    expect(count).toBe(3);
    expect(JSON.parse(text)).toMatchObject({ format: "to-so-rescue", version: 1, key_id: "0123456789abcdef" });
    expect(text).not.toContain(nam.id);
    const { payload, signature } = await openFile(text);
    const rows = await opened.value?.outbox.ops.orderBy("seq").toArray();
    expect(JSON.parse(payload)).toMatchObject({ account_id: nam.id, device_id: session.current.value?.device_id });
    expect(payload).toContain(`"ops":[${rows?.map((row) => row.json).join(",")}]}`);
    const key = (await registry.accounts.get(nam.id))?.key?.publicKey as CryptoKey;
    const how = { name: "ECDSA", hash: "SHA-256" };
    const signed = new TextEncoder().encode(payload);
    expect(await crypto.subtle.verify(how, key, fromBase64(signature), signed)).toBe(true);
    const other = await crypto.subtle.generateKey(CURVE, false, ["deriveBits"]);
    server = other;
    await expect(openFile(text)).rejects.toThrow();
  });

  it("is made by a phone without a key too, unsigned, with what can no longer be read as bytes", async () => {
    await meta.refresh();
    const { op_id } = await visits.log(visitBody());
    await opened.value?.outbox.ops.update(op_id, { json: "{" });
    await registry.accounts.update(nam.id, { key: null });
    const { payload, signature } = await openFile((await rescue.makeFile()).text);
    expect(signature).toBe("");
    expect(JSON.parse(payload).ops).toEqual([{ op_id, raw: btoa("{") }]);
  });

  it("goes to the downloads, or to the share sheet, which may be closed again", async () => {
    vi.stubGlobal("URL", Object.assign(URL, { createObjectURL: () => "blob:x", revokeObjectURL: () => undefined }));
    await visits.log(visitBody());
    expect(await rescue.save()).toMatchObject({ count: 1 });
    const share = vi.fn(async () => undefined).mockRejectedValueOnce(new DOMException("", "AbortError"));
    vi.stubGlobal("navigator", { ...navigator, canShare: () => true, share });
    expect(await rescue.save()).toBeNull();
    expect(await rescue.save()).toMatchObject({ count: 1 });
  });
});

describe("handing it in", () => {
  it("sends the file as it is and tells what came of it", async () => {
    const counts = { author_name: "Nam", ops: 1, taken: 1, known: 0, set_aside: 0 };
    site.handIn = counts;
    await visits.log(visitBody());
    const { name, text } = await rescue.makeFile();
    expect(await rescue.handIn(new File([text], name))).toEqual(counts);
    expect(site.handed).toEqual([JSON.parse(text)]);
  });

  it("says what is wrong with some other file, without network", async () => {
    site.online = false;
    const problem = await rescue.handIn(new File(["Xin chào"], "a.txt")).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(HttpProblem);
    expect(problem).toMatchObject({ code: "rescue_file_damaged" });
    await expect(rescue.handIn(new File([new Uint8Array(5_000_001)], "b"))).rejects.toMatchObject({
      code: "too_large",
    });
  });
});
