/** Where the focus goes while rows are mended: from one error to the next, at the end to the button that checks. */

const OPEN = "[data-fix='open']";

/** To the next error after `from` (an element within its row) that nobody has done anything about. */
export function focusNext(from: Element): void {
  // What was just mended is only marked so after the next drawing.
  requestAnimationFrame(() => {
    const after = [...document.querySelectorAll<HTMLElement>(OPEN)].find(
      (one) => from.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    focus(after ?? document.querySelector<HTMLElement>(OPEN) ?? button());
  });
}

/** To the first error there is. */
export function focusFirst(): void {
  focus(document.querySelector<HTMLElement>(OPEN));
}

function button(): HTMLElement | null {
  return document.querySelector<HTMLElement>("#kiem-tra button");
}

function focus(element: HTMLElement | null): void {
  element?.focus();
  element?.scrollIntoView({ block: "center" });
}
