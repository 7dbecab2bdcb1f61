"""Many visits through the screens without a finger: for stories in which their number matters, not the taps."""

from playwright.sync_api import Page

# Timers rather than frames: a page behind another one is drawn no more.
SAVE = """
const until = async (look) => {
    for (;;) {
        const found = look();
        if (found) return found;
        await new Promise((done) => setTimeout(done, 5));
    }
};
const outcome = () => [...document.querySelectorAll("dialog button")].find((one) => one.textContent === "Đã xong");
const saveOne = async () => {
    (await until(() => document.querySelector(".tile"))).click();
    await until(() => document.querySelector("dialog [name=place]"));
    if (!document.querySelector("dialog [name=place]:checked")) document.querySelector("dialog #place label").click();
    await until(() => document.querySelector("dialog [name=place]:checked"));
    (await until(outcome)).click();
    // The sheet closes once the visit is on the disk, and stays open with an alert when it is not.
    await until(() => !document.querySelector("dialog") || document.querySelector("dialog [role=alert]"));
    return !document.querySelector("dialog");
};
"""


def save_many(page: Page, count: int) -> None:
    """Save ``count`` visits one after the other, each told as saved before the next begins."""
    done = page.evaluate(
        f"""async (count) => {{
            {SAVE}
            for (let saved = 0; saved < count; saved += 1) if (!(await saveOne())) return saved;
            return count;
        }}""",
        count,
    )
    assert done == count, f"only {done} of {count} were saved"


def keep_saving(count: int) -> str:
    """A script for every start of a page: it saves until this tab has told ``count`` visits as saved.

    The number is kept in ``sessionStorage``, which a tab keeps over reloads.
    """
    return f"""{{
        {SAVE}
        const told = () => Number(sessionStorage.getItem("told") ?? 0);
        addEventListener("load", async () => {{
            while (told() < {count}) if (await saveOne()) sessionStorage.setItem("told", String(told() + 1));
        }});
    }}"""
