/** A server made of answers, behind a stubbed fetch: `"GET /teams"` → what it says. */
import { vi } from "vitest";

export interface Call {
  route: string;
  query: Record<string, string>;
  body: unknown;
}

export type Answer = unknown | ((call: Call) => unknown);

/** An answer that is a problem document. */
export class Refusal {
  constructor(
    readonly status: number,
    readonly body: { code: string; errors?: unknown[]; params?: unknown },
  ) {}
}

/** Stub fetch for one test; the list it returns grows with every request. Unknown routes are 404. */
export function stubServer(answers: Record<string, Answer>): Call[] {
  const calls: Call[] = [];
  const fetch = (input: string, init: RequestInit) => {
    const url = new URL(input, "http://desk.test");
    const route = `${init.method} ${url.pathname.replace("/api/v1", "")}`;
    const call: Call = {
      route,
      query: Object.fromEntries(url.searchParams),
      body: typeof init.body === "string" ? JSON.parse(init.body) : null,
    };
    calls.push(call);
    const answer = answers[route];
    const said = typeof answer === "function" ? answer(call) : answer;
    // A promise is an answer that comes when the test wants it.
    return said instanceof Promise ? said.then(respond) : Promise.resolve(respond(said));
  };
  vi.stubGlobal("fetch", fetch);
  return calls;
}

function respond(said: unknown): Response {
  if (said instanceof Blob) return new Response(said);
  if (said === null) return new Response(null, { status: 204 });
  if (said === undefined) return problem(new Refusal(404, { code: "not_found" }));
  if (said instanceof Refusal) return problem(said);
  return new Response(JSON.stringify(said), { headers: { "content-type": "application/json" } });
}

function problem({ status, body }: Refusal): Response {
  const headers = { "content-type": "application/problem+json" };
  return new Response(JSON.stringify({ type: "about:blank", title: body.code, status, ...body }), { status, headers });
}
