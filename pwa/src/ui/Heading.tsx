import type { ComponentChildren, JSX } from "preact";
import { useEffect } from "preact/hooks";

let wanted = false;

/** Put the focus on the page's heading after a change of page: now, or when a page still on its way has one. */
export function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>("h1");
  heading?.focus({ preventScroll: true });
  wanted = heading === null;
}

function useWantedFocus(): void {
  useEffect(() => {
    if (wanted) {
      focusHeading();
    }
  }, []);
}

/** Set the title of the window to the page's own, as long as it is shown. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Tổ Số`;
  }, [title]);
}

/** The name of the page; it gets the focus after a change of page, so that readers hear it. */
export function Heading({ children, hidden }: { children: string; hidden?: boolean }): JSX.Element {
  useTitle(children);
  useWantedFocus();
  return (
    <h1 tabIndex={-1} class={hidden ? "vh" : undefined}>
      {children}
    </h1>
  );
}

/** A part of a page with its heading and, at the end of the line, a small action. */
export function Section({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ComponentChildren;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <section class="stack stack-2">
      <div class="group-head">
        <h2>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
