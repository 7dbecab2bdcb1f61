"""What befalls a browser, played by scripts that run before the app does."""

# A browser without Background Sync, as on an iPhone: the worker sends nothing behind the page.
NO_BELL = "Object.defineProperty(ServiceWorkerRegistration.prototype, 'sync', { value: undefined });"

# A phone whose storage is full: `refuse(n)` says whether there is no room for the n-th write since `writes` was 0.
# Chromium does not heed a quota that is set from outside (Storage.overrideQuotaForOrigin): its refusal is played here.
FULL = """{
    Object.assign(window, { writes: 0, refused: false, refuse: () => false });
    for (const name of ["put", "add"]) {
        const write = IDBObjectStore.prototype[name];
        IDBObjectStore.prototype[name] = function (...given) {
            window.writes += 1;
            if (window.refuse(window.writes)) {
                window.refused = true;
                this.transaction.abort();
                throw new DOMException("no room", "QuotaExceededError");
            }
            return write.apply(this, given);
        };
    }
}"""
REFUSALS = {"once": "n === from", "from then on": "n >= from"}


def refuse_writes(mode: str, start: int) -> str:
    """A script that refuses the ``start``-th write from now on, or that and all later ones."""
    condition = REFUSALS[mode].replace("from", str(start))
    return f"() => {{ Object.assign(window, {{ writes: 0, refused: false, refuse: (n) => {condition} }}); }}"


ROOM_AGAIN = "() => { window.refuse = () => false; }"
