/** Where the focus goes while rows are mended: from one error to the next, at the end to the button that checks. */

const OPEN = "[data-fix='open']";

/** To the next error after `from` (an element within its row) that nobody has done anything about. */
export function focusNext(from: Element): void {
  afterDrawing(() => {
    const after = [...document.querySelectorAll<HTMLElement>(OPEN)].find(
      (one) => from.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    return after ?? first() ?? button();
  });
}

/** To the first error there is. */
export function focusFirst(): void {
  afterDrawing(first);
}

/** What was just mended is only marked so after the next drawing. Who has gone elsewhere by then is left there. */
function afterDrawing(find: () => HTMLElement | null): void {
  const was = document.activeElement;
  requestAnimationFrame(() => {
    const now = document.activeElement;
    // The body has the focus when what had it is gone.
    if (now === was || now === document.body) focus(find());
  });
}

function first(): HTMLElement | null {
  return document.querySelector<HTMLElement>(OPEN);
}

function button(): HTMLElement | null {
  return document.querySelector<HTMLElement>("#kiem-tra button");
}

function focus(element: HTMLElement | null): void {
  element?.focus();
  element?.scrollIntoView({ block: "center" });
}
