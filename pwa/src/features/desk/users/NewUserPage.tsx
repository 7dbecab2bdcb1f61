import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button, ButtonLink } from "../../../ui/Button";
import { ErrorSummary } from "../../../ui/ErrorSummary";
import { TextField } from "../../../ui/Field";
import { useDesk } from "../base/desk";
import { type Faults, looksLikePhone } from "../base/form";
import { PageHead } from "../base/PageHead";
import { ProblemCard } from "../base/Problem";
import { hashOf } from "../base/route";
import { strings as baseStrings } from "../base/strings";
import type { AccountRow, Invitation } from "../base/types";
import { useForm } from "../base/useForm";
import { InvitationCard } from "./InvitationCard";
import { RoleFields, useRoleLabels } from "./RoleFields";
import { strings } from "./strings";
import { checkWish, NO_WISH, type Wish, wishBody } from "./wish";

interface Made {
  account: AccountRow;
  invitation: Invitation;
}

/** A new person: name, number and role; the answer is the invitation. */
export function NewUserPage(): JSX.Element {
  const t = useStrings(strings);
  const [made, setMade] = useState<Made | null>(null);
  const up = { href: hashOf("nguoi-dung"), label: t.up };
  if (!made) return <NewForm up={up} onMade={setMade} />;
  return (
    <div class="dk-page">
      <PageHead title={made.account.name} up={up} key="made" />
      <div class="dk-form">
        <InvitationCard name={made.account.name} invitation={made.invitation}>
          <div class="row">
            <Button icon="plus" onClick={() => setMade(null)}>
              {t.again}
            </Button>
            <ButtonLink href={hashOf("nguoi-dung", made.account.id)} icon="user">
              {t.toAccount}
            </ButtonLink>
          </div>
        </InvitationCard>
      </div>
    </div>
  );
}

interface FormProps {
  up: { href: string; label: string };
  onMade: (made: Made) => void;
}

function NewForm({ up, onMade }: FormProps): JSX.Element {
  const t = useStrings(strings);
  const common = useStrings(baseStrings);
  const { unit, meta } = useDesk();
  const [name, setName] = useState("");
  const [phone, setPhone] = useState("");
  const [wish, setWish] = useState<Wish>({ ...NO_WISH, unit: unit?.id ?? "" });
  const form = useForm({
    id: "new",
    fields: { name: t.name, phone: t.phone, ...useRoleLabels() },
    check: () => {
      const faults: Faults = {
        ...(name.trim() ? {} : { name: t.needName }),
        ...(looksLikePhone(phone) ? {} : { phone: common.faults.phone }),
        ...checkWish(wish, t, common.faults.order),
      };
      return faults;
    },
    send: async () => {
      onMade(await api.post<Made>("/accounts", { name: name.trim(), phone, ...wishBody(wish, meta.province) }));
    },
  });
  return (
    <div class="dk-page">
      <PageHead title={t.add} up={up} />
      <form class="dk-form" onSubmit={form.submit} noValidate>
        <ErrorSummary errors={form.summary} />
        {form.problem && <ProblemCard problem={form.problem} />}
        <div class="dk-form-row">
          <TextField
            id={form.idOf("name")}
            label={t.name}
            hint={t.nameHint}
            value={name}
            onInput={setName}
            error={form.errorOf("name")}
            autoComplete="off"
            maxLength={120}
          />
          <TextField
            id={form.idOf("phone")}
            label={t.phone}
            hint={t.phoneHint}
            type="tel"
            inputMode="tel"
            value={phone}
            onInput={setPhone}
            error={form.errorOf("phone")}
            autoComplete="off"
            maxLength={24}
          />
        </div>
        <RoleFields wish={wish} onChange={setWish} idOf={form.idOf} errorOf={form.errorOf} />
        <div class="row">
          <Button type="submit" kind="primary" icon="link" disabled={form.busy}>
            {t.create}
          </Button>
          <ButtonLink href={up.href}>{common.cancel}</ButtonLink>
        </div>
      </form>
    </div>
  );
}
