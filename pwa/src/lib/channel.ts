/** News between tabs and the service worker of this browser. */

/** "outbox": the worker changed an account's outbox. "session": somebody logged in, out, or locked. */
export type News = { about: "outbox"; account: string } | { about: "session" };

const NAME = "to-so";

/** Tell all others; silently nobody where the browser cannot. */
export function tell(news: News): void {
  if (typeof BroadcastChannel === "undefined") return;
  const channel = new BroadcastChannel(NAME);
  channel.postMessage(news);
  channel.close();
}

/** Hear what others tell; returns the function that stops it. */
export function listen(heard: (news: News) => void): () => void {
  if (typeof BroadcastChannel === "undefined") return () => undefined;
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = (event: MessageEvent<News>) => heard(event.data);
  return () => channel.close();
}
