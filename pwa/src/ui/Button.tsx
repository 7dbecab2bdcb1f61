import type { ComponentChildren, JSX } from "preact";
import { Icon, type IconName } from "./icons/Icon";

export type ButtonKind = "plain" | "primary" | "quiet" | "danger" | "danger-solid";

interface Look {
  kind?: ButtonKind;
  icon?: IconName;
  wide?: boolean;
  start?: boolean;
  children: ComponentChildren;
}

interface ButtonProps extends Look {
  onClick?: (event: MouseEvent) => void;
  type?: "button" | "submit";
  disabled?: boolean;
  form?: string;
  describedBy?: string;
  /** What a reader says instead, where several buttons have the same words; it begins with them. */
  label?: string;
}

function classes({ kind = "plain", wide, start }: Omit<Look, "children">): string {
  return ["btn", kind !== "plain" && `btn-${kind}`, wide && "btn-wide", start && "btn-start"].filter(Boolean).join(" ");
}

/** A button of at least 48 px. `disabled` keeps it focusable, so that its reason can be read. */
export function Button({
  onClick,
  type = "button",
  disabled = false,
  form,
  describedBy,
  label,
  icon,
  children,
  ...look
}: ButtonProps): JSX.Element {
  const press = (event: MouseEvent) => {
    if (disabled) {
      event.preventDefault();
      return;
    }
    onClick?.(event);
  };
  return (
    <button
      type={type as "button"}
      class={classes(look)}
      onClick={press}
      aria-disabled={disabled ? "true" : undefined}
      aria-describedby={describedBy}
      aria-label={label}
      form={form}
    >
      {icon && <Icon name={icon} size={20} />}
      <span>{children}</span>
    </button>
  );
}

interface LinkProps extends Look {
  href: string;
  download?: string;
  current?: boolean;
}

/** A link that looks like a button: for going somewhere, calling, downloading. */
export function ButtonLink({ href, download, current, icon, children, ...look }: LinkProps): JSX.Element {
  return (
    <a class={classes(look)} href={href} download={download} aria-current={current ? "page" : undefined}>
      {icon && <Icon name={icon} size={20} />}
      <span>{children}</span>
    </a>
  );
}

interface IconButtonProps {
  icon: IconName;
  label: string;
  onClick?: () => void;
  href?: string;
  pressed?: boolean;
  class?: string;
  disabled?: boolean;
}

/** A 48-px square with an icon only; the label is read out and shown as the tooltip. */
export function IconButton({
  icon,
  label,
  onClick,
  href,
  pressed,
  class: extra = "",
  disabled,
}: IconButtonProps): JSX.Element {
  const name = `icon-btn ${extra}`.trim();
  if (href !== undefined) {
    return (
      <a class={name} href={href} aria-label={label} title={label}>
        <Icon name={icon} />
      </a>
    );
  }
  return (
    <button
      type="button"
      class={name}
      onClick={onClick}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      disabled={disabled}
    >
      <Icon name={icon} />
    </button>
  );
}
