import type { ComponentChildren, JSX } from "preact";
import { useStrings } from "../lib/i18n";
import { IconButton } from "./Button";
import { useTitle } from "./Heading";
import { strings } from "./strings";

interface Props {
  title: string;
  sub?: ComponentChildren;
  /** Where the back arrow leads; without it there is none. */
  back?: string | undefined;
  /** The title is the page's own heading (on a page without a tab). */
  heading?: boolean | undefined;
  children?: ComponentChildren;
}

/** Team and commune (or the page's name with a way back), actions at the end. */
export function Header({ title, sub, back, heading, children }: Props): JSX.Element {
  const t = useStrings(strings);
  return (
    <div class={back ? "header header-back" : "header"}>
      {back && <IconButton icon="back" label={t.back} href={back} />}
      <div class="header-text">
        {heading ? <HeaderHeading title={title} /> : <span class="header-title">{title}</span>}
        {sub && <span class="header-sub">{sub}</span>}
      </div>
      {children}
    </div>
  );
}

function HeaderHeading({ title }: { title: string }): JSX.Element {
  useTitle(title);
  return (
    <h1 class="header-title" tabIndex={-1}>
      {title}
    </h1>
  );
}
