/**
 * The server's side of the protocol in memory, as far as the phone can tell: verdicts that are stored, feeds with numbers
 * and chains, resets, snapshots. Tests script its faults through `fault`.
 */
import { isRecord } from "../../lib/shape";
import type { RawAnswer, SyncPath, SyncPost } from "../sync/envelope";

export interface ServerEntry {
  kind: string;
  op_id: string | null;
  record_id: string;
  revision: string;
  body: unknown;
  gone?: true;
}

export interface Request {
  path: SyncPath;
  body: Record<string, unknown>;
  ops: Record<string, unknown>[];
  bytes: number;
}

/** What happens to a request instead of, or after, the server's work. */
export type Fault = (request: Request) => "lost" | RawAnswer | null;

type Json = Record<string, unknown>;

export class FakeServer {
  readonly account = "a";
  readonly own = "u/a";
  /** Ops by id: how often each was received, and the verdict. */
  readonly ops = new Map<string, { body: unknown; verdict: Json; times: number }>();
  readonly feeds = new Map<string, ServerEntry[]>();
  readonly epochs = new Map<string, string>();
  readonly requests: Request[] = [];
  readonly ended = new Map<string, number>();
  /** Scopes of communes that are no more, and what follows them (S25). */
  readonly successors = new Map<string, string[]>();
  pageSize = 100;
  snapshotSize: number | null = null;
  grantsVersion = 1;
  /** What the rescue door wants done with the phone. */
  order: "keep" | "wipe" = "keep";
  now = "2026-11-20T09:00:00+07:00";
  /** Before the server does anything: an answer of somebody else, or nothing. */
  before: Fault = () => null;
  /** After the commit: the answer is lost or replaced. */
  after: Fault = () => null;
  /** The verdict for an op; the default applies it. */
  judgeOp: (op: Json) => { verdict: string; code?: string } = (op) =>
    op.raw === undefined ? { verdict: "applied" } : { verdict: "quarantined", code: "unreadable" };

  constructor() {
    this.feeds.set(this.own, []);
    this.epochs.set(this.own, "e1");
  }

  readonly post: SyncPost = async (path, text) => {
    const body = JSON.parse(text) as Json;
    const ops = Array.isArray(body.ops) ? (body.ops as Json[]) : [];
    const request: Request = { path, body, ops, bytes: text.length };
    this.requests.push(request);
    const early = this.before(request);
    if (early !== null) return this.faulty(early);
    const answer = this.work(request);
    const late = this.after(request);
    if (late !== null) return this.faulty(late);
    // S24: the door tells nothing but what it took.
    if (path === "rescue") return json(200, { nonce: body.nonce, ...answer });
    if (answer === null) return idle(String(body.nonce), this.grantsVersion);
    const common = { nonce: body.nonce, server_time: this.now, grants_version: this.grantsVersion };
    return json(200, { ...common, ...answer });
  };

  /** Append an entry to a scope's feed. */
  add(scope: string, entry: Partial<ServerEntry> & { kind: string; record_id: string }): void {
    if (!this.epochs.has(scope)) this.epochs.set(scope, "e1");
    const revision = entry.revision ?? entry.op_id ?? entry.record_id;
    const full = { op_id: null, body: null, ...entry, revision };
    this.feeds.set(scope, [...(this.feeds.get(scope) ?? []), full]);
  }

  /** The requests of one path that came so far. */
  sent(path: SyncPath): Request[] {
    return this.requests.filter((request) => request.path === path);
  }

  private work({ path, ops, body }: Request): Json | null {
    if (path === "push") return this.push(ops);
    if (path === "rescue") return this.rescue(ops);
    if (path === "proof") return { missing: (body.op_ids as string[]).filter((id) => !this.ops.has(id)) };
    const told = (body.state as Json | undefined)?.proof;
    const scopes = this.pull(body.cursors as Record<string, string | null>);
    return told === undefined ? scopes : { scopes: {}, ...scopes, proof: { match: this.proves(told as Json) } };
  }

  /** S21, as far as a count can tell. */
  private proves({ from, to, count }: Json): boolean {
    return [...this.ops.keys()].filter((id) => id >= String(from) && id <= String(to)).length === count;
  }

  private rescue(ops: Json[]): Json {
    const verdicts = ops.map((op) => this.receive(op));
    const received = verdicts.filter(({ verdict }) => verdict !== "retry").map(({ op_id }) => op_id);
    return { received, order: this.order };
  }

  private push(ops: Json[]): Json {
    return { results: ops.map((op) => this.receive(op)) };
  }

  private receive(op: Json): Json {
    const op_id = String(op.op_id);
    const known = this.ops.get(op_id);
    if (known) {
      known.times += 1;
      return known.verdict;
    }
    const said = this.judgeOp(op);
    if (said.verdict === "retry") return { op_id, receipt: null, ...said };
    this.add(this.own, { kind: "verdict", op_id, record_id: String(op.record_id), body: { op_id, ...said } });
    const seq = this.feeds.get(this.own)?.length ?? 0;
    const verdict = { op_id, ...said, receipt: { scope: this.own, epoch: this.epochs.get(this.own), seq } };
    this.ops.set(op_id, { body: op.body ?? op.raw, verdict, times: 1 });
    return verdict;
  }

  private pull(cursors: Record<string, string | null>): Json | null {
    const scopes: Json = {};
    for (const scope of new Set([...this.feeds.keys(), ...Object.keys(cursors)])) {
      const answer = this.scope(scope, cursors[scope] ?? null);
      if (answer) scopes[scope] = answer;
    }
    return Object.keys(scopes).length > 0 ? { scopes } : null;
  }

  private scope(scope: string, cursor: string | null): Json | null {
    const successors = this.successors.get(scope);
    if (successors) {
      const list = successors.map((one) => ({ scope: one, hamlets: [] }));
      return cursor === null ? null : { ended: { successors: list, grants_version: this.grantsVersion } };
    }
    const ended = this.ended.get(scope);
    if (ended !== undefined) return cursor === null ? null : { revoked: { grants_version: ended } };
    const entries = this.feeds.get(scope);
    if (!entries) return { denied: true };
    const head = entries.length;
    if (cursor?.startsWith("snap")) return this.snapshot(scope, Number(cursor.slice(4)));
    if (cursor === null && this.snapshotSize !== null) return this.snapshot(scope, 0);
    const [epoch, seq, chain] = (cursor ?? this.cursor(scope, 0)).split(".");
    const from = Number(seq);
    if (epoch !== this.epochs.get(scope) || from > head || chain !== this.chain(scope, from))
      return { head, reset: true };
    if (cursor !== null && from === head) return null;
    const page = entries.slice(from, from + this.pageSize).map((entry, at) => ({ seq: from + at + 1, ...entry }));
    const until = from + page.length;
    return { head, cursor: this.cursor(scope, until), entries: page, more: until < head };
  }

  private snapshot(scope: string, part: number): Json {
    const entries = this.feeds.get(scope) ?? [];
    const size = this.snapshotSize ?? entries.length;
    const last = new Map(entries.map((entry) => [`${entry.kind}/${entry.record_id}`, entry]));
    const rows = [...last.values()].filter((entry) => !entry.gone);
    const of = Math.max(1, Math.ceil(rows.length / size));
    const snapshot: Json = { part: part + 1, of, rows: rows.slice(part * size, (part + 1) * size) };
    const page: Json = { head: entries.length, entries: [], more: part + 1 < of, snapshot };
    if (part + 1 < of) snapshot.next = `snap${part + 1}`;
    else page.cursor = this.cursor(scope, entries.length);
    return page;
  }

  private cursor(scope: string, seq: number): string {
    return `${this.epochs.get(scope)}.${seq}.${this.chain(scope, seq)}`;
  }

  private chain(scope: string, seq: number): string {
    const entry = this.feeds.get(scope)?.[seq - 1];
    return entry ? `c${entry.revision}` : "c";
  }

  private faulty(fault: "lost" | RawAnswer): Promise<RawAnswer> {
    return fault === "lost" ? Promise.reject(new TypeError("network")) : Promise.resolve(fault);
  }
}

/** An answer of the server's own making. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): RawAnswer {
  const all: Record<string, string> = { "content-type": "application/json", "x-sync-proto": "1", ...headers };
  return { status, header: (name) => all[name] ?? null, text: JSON.stringify(body) };
}

/** A refusal as the server words it. */
export function problem(status: number, code: string, headers: Record<string, string> = {}): RawAnswer {
  return json(status, { type: "about:blank", title: code, status, code }, headers);
}

/** What a Wi-Fi that wants a log-in answers. */
export function page(status: number, text = "<html>Wi-Fi</html>"): RawAnswer {
  return { status, header: (name) => (name === "content-type" ? "text/html" : null), text };
}

/** Whether a raw op stands in a push. */
export function hasRaw(op: unknown): boolean {
  return isRecord(op) && typeof op.raw === "string";
}

function idle(nonce: string, version: number): RawAnswer {
  const headers: Record<string, string> = {
    "x-sync-proto": "1",
    "x-sync-nonce": nonce,
    "x-grants-version": String(version),
  };
  return { status: 204, header: (name) => headers[name] ?? null, text: "" };
}
