import type { ComponentChildren, JSX } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { useStrings } from "../lib/i18n";
import { IconButton } from "./Button";
import { Icon, type IconName } from "./icons/Icon";
import { strings } from "./strings";

interface Props {
  title: string;
  icon?: IconName;
  onClose: () => void;
  foot?: ComponentChildren;
  /** Three actions side by side, when the body needs the height. */
  lowFoot?: boolean;
  /** Nothing in the body takes the focus: then the body itself does, so that keys can scroll it. */
  reading?: boolean;
  children: ComponentChildren;
}

/**
 * A bottom sheet on the native <dialog>: it traps focus, closes on Esc, on a tap beside it
 * and on the close button, and gives focus back to what opened it. Mounted means open.
 */
export function Sheet({ title, icon, onClose, foot, lowFoot, reading, children }: Props): JSX.Element {
  const t = useStrings(strings);
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();

  useEffect(() => {
    const dialog = ref.current;
    const opener = document.activeElement;
    dialog?.showModal();
    // The title takes the focus, not the first button: a reader hears where they are.
    dialog?.querySelector<HTMLElement>(".sheet-title")?.focus();
    return () => {
      dialog?.close();
      if (opener instanceof HTMLElement) {
        opener.focus({ preventScroll: true });
      }
    };
  }, []);

  const onBeside = (event: MouseEvent) => {
    if (event.target === ref.current) {
      onClose();
    }
  };
  const onCancel = (event: Event) => {
    event.preventDefault();
    onClose();
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes with Esc (onCancel) or the close button
    <dialog ref={ref} class="sheet" aria-labelledby={id} onClick={onBeside} onCancel={onCancel}>
      <div class="sheet-head">
        {icon && <Icon name={icon} />}
        <h2 id={id} class="sheet-title" tabIndex={-1}>
          {title}
        </h2>
        <IconButton icon="close" label={t.close} onClick={onClose} />
      </div>
      {reading ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: keyboard users scroll it with the arrow keys
        <section class="sheet-body" aria-labelledby={id} tabIndex={0}>
          {children}
        </section>
      ) : (
        <div class="sheet-body">{children}</div>
      )}
      {foot && <div class={lowFoot ? "sheet-foot sheet-foot-low" : "sheet-foot"}>{foot}</div>}
    </dialog>
  );
}
