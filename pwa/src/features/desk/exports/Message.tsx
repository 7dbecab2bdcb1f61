import type { JSX } from "preact";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { CopyButton } from "../base/CopyButton";
import { Loaded } from "../base/Loaded";
import { useLoad } from "../base/load";
import { Section } from "../base/PageHead";
import { strings } from "./strings";
import type { Wish } from "./useExport";

export type About = Omit<Wish, "report" | "format">;

/** The month in a few lines, seen before it is copied into a chat. */
export function Message({ about }: { about: About }): JSX.Element {
  const t = useStrings(strings);
  const told = useLoad(JSON.stringify(about), () => api.get<{ text: string }>("/exports/message", { ...about }));
  return (
    <Section title={t.zalo} sub={t.zaloText}>
      <Loaded load={told} rows={3}>
        {({ text }) => (
          <div class="stack stack-2">
            <p class="dk-message" lang="vi">
              {text}
            </p>
            <div class="row">
              <CopyButton text={text} label={t.copyZalo} />
            </div>
          </div>
        )}
      </Loaded>
    </Section>
  );
}
