import type { JSX } from "preact";
import { session } from "../../../data";
import { language, useStrings } from "../../../lib/i18n";
import { textSize, themeChoice } from "../../../lib/prefs";
import { Button, ButtonLink } from "../../../ui/Button";
import { ChipRadios } from "../../../ui/Chip";
import { Facts } from "../../../ui/Facts";
import { Sheet } from "../../../ui/Sheet";
import { useDesk, worksInTeam } from "../base/desk";
import { phone } from "../base/format";
import { useAction } from "../base/load";
import { ProblemCard } from "../base/Problem";
import { strings as baseStrings } from "../base/strings";
import { strings } from "./strings";

/** Who is signed in, how the desk looks, and the way out. */
export function AccountSheet({ onClose }: { onClose: () => void }): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const { account, roles } = useDesk();
  const leaving = useAction();
  const facts = [
    { name: t.phone, value: phone(account.phone) },
    {
      name: t.roles,
      value: account.grants.map((grant) => (
        <div key={grant.id}>
          {common.roles[grant.role]} · {grant.team_title ?? grant.unit_name}
        </div>
      )),
    },
  ];
  // Who also logs visits may have unsent ones: the phone's own gate counts them first.
  const phoneUser = worksInTeam(roles);
  const foot = phoneUser ? (
    <ButtonLink href="#/cai-dat" icon="settings">
      {t.settings}
    </ButtonLink>
  ) : (
    <Button icon="logout" disabled={leaving.busy} onClick={() => leaving.run(() => session.logout({ wipe: false }))}>
      {t.logout}
    </Button>
  );
  return (
    <Sheet title={account.name} icon="user" onClose={onClose} foot={foot}>
      {leaving.problem && <ProblemCard problem={leaving.problem} />}
      <Facts facts={facts} />
      <Appearance />
      {phoneUser && (
        <ButtonLink href="#/ghi" icon="device">
          {t.toPhone}
        </ButtonLink>
      )}
    </Sheet>
  );
}

function Appearance(): JSX.Element {
  const t = useStrings(strings);
  const options = <K extends string>(words: Record<K, string>) =>
    (Object.keys(words) as K[]).map((value) => ({ value, label: words[value] }));
  return (
    <>
      <ChipRadios
        name="theme"
        legend={t.theme}
        options={options(t.themes)}
        value={themeChoice.value}
        onChange={(value) => {
          themeChoice.value = value as keyof typeof t.themes;
        }}
      />
      <ChipRadios
        name="size"
        legend={t.textSize}
        options={options(t.sizes)}
        value={textSize.value}
        onChange={(value) => {
          textSize.value = value as keyof typeof t.sizes;
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
    </>
  );
}
