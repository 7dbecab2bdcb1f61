import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Icon } from "../../../ui/icons/Icon";
import { strings } from "./strings";

interface Props {
  title: string;
  sub?: ComponentChildren;
  /** The page this one belongs to. */
  up?: { href: string; label: string } | undefined;
  children?: ComponentChildren;
}

/** The page's name, what it speaks of, and its actions. A new page takes the focus to its name. */
export function PageHead({ title, sub, up, children }: Props): JSX.Element {
  const t = useStrings(strings);
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => ref.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    document.title = `${title} · ${t.app}`;
  }, [title, t]);
  return (
    <div class="dk-head">
      <div class="dk-head-text">
        {up && (
          <a class="dk-up" href={up.href}>
            <Icon name="back" size={16} />
            {up.label}
          </a>
        )}
        <h1 ref={ref} tabIndex={-1}>
          {title}
        </h1>
        {sub && <div class="dk-head-sub">{sub}</div>}
      </div>
      {children && <div class="dk-actions">{children}</div>}
    </div>
  );
}

/** Prints the page; the print style leaves only what belongs on paper. */
export function PrintButton(): JSX.Element {
  const t = useStrings(strings);
  return (
    <span class="dk-print">
      <Button icon="note" onClick={() => window.print()}>
        {t.print}
      </Button>
    </span>
  );
}

/** A part of a page under its own heading. */
export function Section({
  title,
  sub,
  actions,
  children,
}: {
  title: string;
  sub?: ComponentChildren;
  actions?: ComponentChildren;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <section class="dk-section">
      <div class="dk-section-head">
        <div>
          <h2>{title}</h2>
          {sub && <p class="muted small">{sub}</p>}
        </div>
        {actions && <div class="dk-actions">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
