import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { session, sync } from "../data";
import { lazy } from "../ui/lazy";
import { hideToast, Toasts } from "../ui/Toast";
import { Phone } from "./Phone";
import { Providers } from "./Providers";
import { replaceRoute, route } from "./router";

const Desk = lazy(() => import("../features/desk").then((part) => part.Desk));
const Login = lazy(() => import("../features/login").then((part) => part.Login));

/** Who may see what: the way in, the phone, or the desk of officials. */
export function App(): JSX.Element | null {
  const status = session.status.value;
  const signedIn = status === "open" || status === "expired";
  useEffect(() => (signedIn ? sync.start() : undefined), [signedIn]);
  // What the last person was told, and could take back, is not for the next one.
  useEffect(hideToast, [signedIn, session.current.value?.id]);
  if (status === "loading") {
    return null;
  }
  return (
    <>
      <View signedIn={signedIn} />
      <Toasts />
    </>
  );
}

function View({ signedIn }: { signedIn: boolean }): JSX.Element {
  const [first = "", ...rest] = route.value;
  if (!signedIn || first === "vao") {
    return <Login rest={first === "vao" ? rest : []} onDone={goHome} />;
  }
  if (first === "ban" || (first === "" && isDesk())) {
    return <Desk />;
  }
  return (
    <Providers>
      <Phone />
    </Providers>
  );
}

function goHome(): void {
  replaceRoute(isDesk() ? "#/ban/hom-nay" : "#/ghi");
}

function isDesk(): boolean {
  return session.current.value?.home === "desk";
}
