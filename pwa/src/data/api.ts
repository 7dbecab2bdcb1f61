import { type Query, readJson, request, send } from "./http";

// A year's export, or 10 MB upwards, on a slow line.
const FILE_MS = 180_000;

/** JSON requests for the desk. Paths start at `/`, below `/api/v1`. All throw HttpProblem. */
export const api = {
  get: <T>(path: string, query?: Query): Promise<T> => request<T>("GET", path, undefined, query),
  post: <T>(path: string, body: unknown = {}): Promise<T> => request<T>("POST", path, body),
  put: <T>(path: string, body: unknown): Promise<T> => request<T>("PUT", path, body),
  patch: <T>(path: string, body: unknown): Promise<T> => request<T>("PATCH", path, body),
  del: (path: string): Promise<void> => request<void>("DELETE", path),

  /** Send a form with files. */
  upload: <T>(path: string, form: FormData): Promise<T> =>
    send("POST", path, { body: form, timeout: FILE_MS }, readJson) as Promise<T>,

  /** Fetch a file and give it to the browser's downloads under `filename`. */
  async download(path: string, filename: string): Promise<void> {
    const file = await send("GET", path, { timeout: FILE_MS }, (response) => response.blob());
    (await import("./download")).download(file, filename);
  },

  /** Have a file made that is made anew each time, and give it to the browser's downloads. */
  async make(path: string, filename: string): Promise<void> {
    const file = await send("POST", path, { timeout: FILE_MS }, (response) => response.blob());
    (await import("./download")).download(file, filename);
  },
};
