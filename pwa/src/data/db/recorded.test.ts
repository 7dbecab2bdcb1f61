/** Fault 38: an outbox as an app of the first release left it must open and drain for ever. Never change this recording. */
import Dexie from "dexie";
import { expect, it } from "vitest";
import { outboxName } from "../outbox/rows";
import { FakeServer } from "../testing/fakeServer";
import { makePhone } from "../testing/phone";
import { OutboxDb } from "./outbox";

const ACCOUNT = "0193b3a0-0000-7000-8000-000000000001";
const STORES = { ops: "op_id, seq, record_id, state, day, [verdict+record_id]", drafts: "key", kv: "key" };
const OP_ID = "0193b3a0-0000-7000-8000-0000000000a1";
const RECORD_ID = "0193b3a0-0000-7000-8000-0000000000b1";
const JSON_TEXT = `{"op_id":"${OP_ID}","record_id":"${RECORD_ID}","base_revision":null,"type":"assistance_session.log","schema_version":1,"client_time":"2026-11-20T09:12:44.120+07:00","utc_offset":420,"body":{"team_id":"t","kind":"one_to_one","started_at":"2026-11-20T09:05:00+07:00","duration_minutes":7,"place":"home","people":{"total":1,"groups":[]},"items":[{"topic":"VNEID2","outcome":"done","detail":null,"count":1,"reason":null}],"note":"","hamlet_id":null,"with_members":[],"on_behalf_of":null,"follows":null}}`;

async function record(): Promise<void> {
  const old = new Dexie(outboxName(ACCOUNT));
  old.version(1).stores(STORES);
  await old.open();
  const nothing = { held_until: null, verdict: null, code: null, message: null, receipt: null, sent_at: null };
  const later = { confirmed_at: null, unseen_at: null, asked_at: null, closed: null, erased: null };
  await old.table("ops").put({
    op_id: OP_ID,
    record_id: RECORD_ID,
    seq: 1,
    json: JSON_TEXT,
    day: "2026-11-20",
    state: "queued",
    tries: 3,
    saved_at: "2026-11-20T02:12:44.120Z",
    ...nothing,
    ...later,
  });
  await old.table("kv").bulkPut([
    { key: "seq", value: 1 },
    { key: "device", value: { device_id: "d", account_id: ACCOUNT } },
  ]);
  old.close();
}

it("opens and drains, byte for byte", async () => {
  await record();
  const db = new OutboxDb(ACCOUNT);
  const server = new FakeServer();
  const phone = makePhone(server);
  phone.outbox.run = (mode, work) => db.run(mode, work);
  await phone.engine.run("start");
  expect(await db.ops.get(OP_ID)).toMatchObject({ state: "confirmed", verdict: "applied", json: JSON_TEXT });
  expect(JSON.stringify(server.ops.get(OP_ID)?.body)).toBe(JSON.stringify(JSON.parse(JSON_TEXT).body));
  expect(db.verno).toBe(1);
  db.close();
});
