/** Whether this is the browser inside Zalo or Facebook, which may throw away what is saved (fault 32). */
export function isInApp(): boolean {
  return /Zalo\/|FBA[NV]\//.test(navigator.userAgent);
}
