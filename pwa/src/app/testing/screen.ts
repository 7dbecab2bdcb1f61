import { configure, fireEvent, screen, waitFor, within } from "@testing-library/preact";

// Key derivation and IndexedDB take their time on a busy machine; a test that waits in vain still ends.
configure({ asyncUtilTimeout: 10_000 });

/** Press what a reader would call a button (or link) of this name. */
export async function press(
  name: string | RegExp,
  role: "button" | "link" | "radio" | "checkbox" = "button",
): Promise<void> {
  const found = await screen.findAllByRole(role, { name, hidden: true });
  const last = found.at(-1);
  if (last) {
    fireEvent.click(last);
  }
}

/** Type into the field of this label. */
export async function type(label: string, text: string): Promise<void> {
  fireEvent.input(await screen.findByLabelText(label), { target: { value: text } });
}

/** Go to a hash route and wait until its page is drawn. */
export async function go(hash: string, heading: string | RegExp): Promise<void> {
  location.hash = hash;
  window.dispatchEvent(new Event("hashchange"));
  await screen.findByRole("heading", { name: heading, level: 1, hidden: true });
}

/** What the status bar says. */
export function bar(): string {
  return document.querySelector(".syncbar-text")?.textContent ?? "";
}

/** The rows of the page, as they read. */
export function rows(): string[] {
  return [...document.querySelectorAll(".record")].map((row) => (row.textContent ?? "").replaceAll("\u00a0", " "));
}

export { screen, waitFor, within };
