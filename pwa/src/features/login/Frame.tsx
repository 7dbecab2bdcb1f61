import type { ComponentChildren, JSX } from "preact";
import { meta, session } from "../../data";
import { isInApp } from "../../lib/browser";
import { language, useStrings } from "../../lib/i18n";
import { DemoLabel } from "../../ui/AsOf";
import { Heading } from "../../ui/Heading";
import { LeaveInApp } from "../../ui/LeaveInApp";
import { Logo } from "../../ui/Logo";
import { strings } from "./strings";

interface Props {
  title: string;
  hint?: string;
  children: ComponentChildren;
}

/** The page around every way in: mark, language, what still waits for someone else. */
export function Frame({ title, hint, children }: Props): JSX.Element {
  const t = useStrings(strings);
  const others = session.othersWaiting.value;
  const vietnamese = language.value === "vi";
  const flip = () => {
    language.value = vietnamese ? "en" : "vi";
  };
  return (
    <main class="login" id="main">
      <div class="login-head">
        <Logo size={56} />
        <div class="header-text">
          <p class="row">
            <span class="login-name">{t.app}</span>
            {meta.value.value.demo && <DemoLabel />}
          </p>
          <p class="hint">{t.tagline}</p>
        </div>
      </div>
      {isInApp() && <LeaveInApp link={location.href}>{t.inApp}</LeaveInApp>}
      <div class="card login-card">
        <Heading>{title}</Heading>
        {hint && <p class="muted">{hint}</p>}
        {others > 0 && (
          <p class="muted" role="status">
            {t.othersWaiting(others)}
          </p>
        )}
        {children}
      </div>
      <div class="row row-apart">
        <p class="hint login-notice">{t.notice}</p>
        <button type="button" class="btn btn-quiet" lang={vietnamese ? "en" : "vi"} onClick={flip}>
          {vietnamese ? "English" : "Tiếng Việt"}
        </button>
      </div>
    </main>
  );
}
