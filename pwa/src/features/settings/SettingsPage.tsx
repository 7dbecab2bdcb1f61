import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { session } from "../../data";
import { useStrings } from "../../lib/i18n";
import { language, type TextSize, type ThemeChoice, textSize, themeChoice } from "../../lib/prefs";
import { Button, ButtonLink } from "../../ui/Button";
import { ChipRadios } from "../../ui/Chip";
import { Facts } from "../../ui/Facts";
import { Section } from "../../ui/Heading";
import { showPhone } from "../../ui/phone";
import { LogoutGate } from "./LogoutGate";
import { strings } from "./strings";

const THEMES: readonly ThemeChoice[] = ["auto", "sang", "nang", "toi"];
const SIZES: readonly TextSize[] = ["thuong", "to", "rat-to"];

interface Props {
  /** Puts the app on the home screen; null where the browser does not offer it. */
  onInstall: (() => void) | null;
  /** Takes the waiting new version; null when there is none. */
  onUpdate: (() => void) | null;
  version: string;
}

/** M9: how the screen looks, who is signed in, and the careful way out. */
export function SettingsPage({ onInstall, onUpdate, version }: Props): JSX.Element {
  const t = useStrings(strings);
  return (
    <div class="stack stack-5">
      <Look />
      <Section title={t.data}>
        <div class="stack stack-2">
          <ButtonLink href="#/gui" icon="send" wide start>
            {t.send}
          </ButtonLink>
          <ButtonLink href="#/nhat-ky" icon="journal" wide start>
            {t.journal}
          </ButtonLink>
          {session.current.value?.home === "desk" && (
            <ButtonLink href="#/ban/hom-nay" icon="table" wide start>
              {t.desk}
            </ButtonLink>
          )}
          {onInstall && (
            <Button icon="install" wide start onClick={onInstall}>
              {t.install}
            </Button>
          )}
          {onUpdate && (
            <Button icon="refresh" wide start onClick={onUpdate}>
              {t.update}
            </Button>
          )}
        </div>
      </Section>
      <Person version={version} />
      <Leave />
    </div>
  );
}

function Look(): JSX.Element {
  const t = useStrings(strings);
  return (
    <Section title={t.look}>
      <div class="stack">
        <ChipRadios
          name="theme"
          legend={t.theme}
          options={THEMES.map((value) => ({ value, label: t.themes[value] }))}
          value={themeChoice.value}
          onChange={(value) => {
            themeChoice.value = value as ThemeChoice;
          }}
        />
        <ChipRadios
          name="size"
          legend={t.size}
          options={SIZES.map((value) => ({ value, label: t.sizes[value] }))}
          value={textSize.value}
          onChange={(value) => {
            textSize.value = value as TextSize;
          }}
        />
        <ChipRadios
          name="language"
          legend={t.language}
          options={[
            { value: "vi", label: "Tiếng Việt" },
            { value: "en", label: "English" },
          ]}
          value={language.value}
          onChange={(value) => {
            language.value = value === "en" ? "en" : "vi";
          }}
        />
      </div>
    </Section>
  );
}

function Person({ version }: { version: string }): JSX.Element | null {
  const t = useStrings(strings);
  const account = session.current.value;
  if (!account) {
    return null;
  }
  const roles = account.grants.map((grant) => `${t.roles[grant.role]}, ${grant.team_title ?? grant.unit_name}`);
  return (
    <Section title={t.person}>
      <Facts
        facts={[
          { name: t.name, value: account.name },
          { name: t.phone, value: showPhone(account.phone) },
          { name: t.role, value: [...new Set(roles)].join("; ") },
          // The end of a UUIDv7 is its random part: enough to tell two phones apart on the telephone.
          { name: t.device, value: <code>{account.device_id.slice(-8)}</code> },
          { name: t.version, value: version },
        ]}
      />
    </Section>
  );
}

function Leave(): JSX.Element {
  const t = useStrings(strings);
  const [leaving, setLeaving] = useState(false);
  return (
    <Section title={t.leave}>
      <div class="stack stack-2">
        <Button icon="lock" wide start onClick={() => void session.lock()}>
          {t.lock}
        </Button>
        <p class="hint">{t.lockHint}</p>
        <Button icon="logout" wide start onClick={() => setLeaving(true)}>
          {t.logout}
        </Button>
        {leaving && <LogoutGate onClose={() => setLeaving(false)} />}
      </div>
    </Section>
  );
}
