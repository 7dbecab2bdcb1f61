/** Put in by `precache.ts`: path and hash of each file of the build. Only the service worker has it. */
declare const __PRECACHE__: readonly (readonly [path: string, hash: string])[];

/** Put in by `precache.ts`: a hash over `__PRECACHE__`. Only the service worker has it. */
declare const __VERSION__: string;
