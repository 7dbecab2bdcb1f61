import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useStrings } from "../lib/i18n";
import { Icon } from "./icons/Icon";
import { strings } from "./strings";

/** One thing to mend: the id of its control and the same words that stand at the control. */
export interface FieldError {
  id: string;
  text: string;
}

interface Props {
  errors: readonly FieldError[];
}

/**
 * "Có n chỗ cần sửa" with a link to each control. It takes the focus when it appears.
 * The links focus by script: a real fragment would change the hash route.
 */
export function ErrorSummary({ errors }: Props): JSX.Element | null {
  const t = useStrings(strings);
  const ref = useRef<HTMLDivElement>(null);
  const shown = errors.map((error) => error.id).join();

  useEffect(() => {
    if (!shown) {
      return undefined;
    }
    ref.current?.focus();
    // The title is what a reader hears first when the window is come back to.
    const title = document.title;
    document.title = `${t.errorTitle}: ${title}`;
    return () => {
      document.title = title;
    };
  }, [shown]);

  if (errors.length === 0) {
    return null;
  }
  return (
    <div ref={ref} class="summary" role="alert" tabIndex={-1}>
      <h2>
        <Icon name="alert" />
        {t.mustFix(errors.length)}
      </h2>
      <ul>
        {errors.map((error) => (
          <li key={error.id}>
            <a
              href={`#${error.id}`}
              onClick={(event) => {
                event.preventDefault();
                jumpTo(error.id);
              }}
            >
              {error.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Bring a control into view and give it the focus; of a group, its first control. */
export function jumpTo(id: string): void {
  const holder = document.getElementById(id);
  const control = holder?.matches("input, select, textarea, button")
    ? holder
    : holder?.querySelector<HTMLElement>("input, select, textarea, button:not(:disabled)");
  (control ?? holder)?.focus();
  holder?.scrollIntoView({ block: "center" });
}
