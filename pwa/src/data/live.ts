/** A query that answers again whenever what it read has changed, in this tab, another one or the service worker. */
export interface Live<T> {
  subscribe(next: (value: T) => void, failed?: (error: unknown) => void): { unsubscribe(): void };
}
