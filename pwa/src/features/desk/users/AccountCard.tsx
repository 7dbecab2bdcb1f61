import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button } from "../../../ui/Button";
import { Card } from "../../../ui/Card";
import { Facts } from "../../../ui/Facts";
import { Pill } from "../../../ui/Pill";
import { Call } from "../base/Call";
import { Confirm } from "../base/Confirm";
import { moment } from "../base/format";
import { strings as baseStrings } from "../base/strings";
import type { AccountRow, Invitation } from "../base/types";
import { EditSheet } from "./EditSheet";
import { InvitationCard } from "./InvitationCard";
import { strings } from "./strings";
import { STATUS_TONES } from "./tones";

interface Props {
  account: AccountRow;
  onChange: () => void;
}

type Dialog = "edit" | "invite" | "status" | null;

/** Name, number and state of an account, and what can be done with it as a whole. */
export function AccountCard({ account, onChange }: Props): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const [dialog, setDialog] = useState<Dialog>(null);
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const close = () => setDialog(null);
  const disabled = account.status === "disabled";
  const setStatus = async () => {
    await api.patch(`/accounts/${account.id}`, { status: disabled ? "active" : "disabled" });
    close();
    onChange();
  };
  const invite = async () => {
    setInvitation(await api.post<Invitation>("/invitations", { account_id: account.id }));
    close();
  };
  return (
    <>
      {invitation && <InvitationCard name={account.name} invitation={invitation} />}
      <Card title={t.facts}>
        <Facts
          facts={[
            { name: t.phone, value: <Call phone={account.phone} name={account.name} /> },
            ...(account.login_name ? [{ name: t.loginName, value: account.login_name }] : []),
            {
              name: t.status,
              value: <Pill tone={STATUS_TONES[account.status]}>{common.statuses[account.status]}</Pill>,
            },
            { name: t.lastLogin, value: account.last_login_at ? moment(account.last_login_at) : common.never },
          ]}
        />
        <div class="dk-actions">
          <Button icon="edit" onClick={() => setDialog("edit")}>
            {t.edit}
          </Button>
          {!disabled && (
            <Button icon="link" onClick={() => setDialog("invite")}>
              {account.status === "invited" ? t.invite : t.resetPin}
            </Button>
          )}
          <Button
            icon={disabled ? "refresh" : "lock"}
            kind={disabled ? "plain" : "danger"}
            onClick={() => setDialog("status")}
          >
            {disabled ? t.enable : t.disable}
          </Button>
        </div>
      </Card>
      {dialog === "edit" && <EditSheet account={account} onClose={close} onChange={onChange} />}
      {dialog === "invite" && (
        <Confirm title={t.resetTitle(account.name)} icon="link" action={t.makeCode} act={invite} onClose={close}>
          <p>{t.resetText}</p>
        </Confirm>
      )}
      {dialog === "status" && (
        <Confirm
          title={(disabled ? t.enableTitle : t.disableTitle)(account.name)}
          icon="lock"
          action={disabled ? t.enable : t.disable}
          danger={!disabled}
          act={setStatus}
          onClose={close}
        >
          <p>{disabled ? t.enableText : t.disableText}</p>
        </Confirm>
      )}
    </>
  );
}
