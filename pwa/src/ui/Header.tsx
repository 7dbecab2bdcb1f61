import type { ComponentChildren, JSX } from "preact";
import { useStrings } from "../lib/i18n";
import { IconButton } from "./Button";
import { strings } from "./strings";

interface Props {
  title: string;
  sub?: ComponentChildren;
  /** Where the back arrow leads; without it there is none. */
  back?: string | undefined;
  children?: ComponentChildren;
}

/** Team and commune (or the page's name with a way back), actions at the end. */
export function Header({ title, sub, back, children }: Props): JSX.Element {
  const t = useStrings(strings);
  return (
    <header class={back ? "header header-back" : "header"}>
      {back && <IconButton icon="back" label={t.back} href={back} />}
      <div class="header-text">
        <span class="header-title">{title}</span>
        {sub && <span class="header-sub">{sub}</span>}
      </div>
      {children}
    </header>
  );
}
