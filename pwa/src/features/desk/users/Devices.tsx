import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { api } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Confirm } from "../base/Confirm";
import { count, day, moment } from "../base/format";
import { Loaded } from "../base/Loaded";
import { useLoad } from "../base/load";
import { Section } from "../base/PageHead";
import { type Col, Table } from "../base/Table";
import type { DeviceRow } from "../base/types";
import { strings } from "./strings";

// Beyond this the server keeps both times and the person is told.
const SKEW_SECONDS = 600;

/** The phones and computers an account was used on; one that is lost can be shut out. */
export function Devices({ account }: { account: string }): JSX.Element {
  const t = useStrings(strings);
  const [leaving, setLeaving] = useState<DeviceRow | null>(null);
  const devices = useLoad(`devices ${account}`, () => api.get<{ items: DeviceRow[] }>("/devices", { account }));
  const revoke = async () => {
    if (leaving) await api.del(`/devices/${leaving.id}`);
    setLeaving(null);
    devices.reload();
  };
  const columns: Col<DeviceRow>[] = [
    {
      key: "name",
      label: t.device,
      head: true,
      cell: (device) => (
        <>
          {device.name || t.unnamed}
          {Math.abs(device.skew_seconds ?? 0) > SKEW_SECONDS && (
            <span class="dk-sub">{t.skew(count(Math.round((device.skew_seconds ?? 0) / 60)))}</span>
          )}
        </>
      ),
    },
    { key: "first", label: t.firstSeen, end: true, cell: (device) => day(device.first_seen_at) },
    { key: "last", label: t.lastSeen, end: true, cell: (device) => moment(device.last_seen_at) },
    { key: "unsent", label: t.unsent, end: true, cell: (device) => count(device.unsent) },
    {
      key: "actions",
      label: t.actions,
      cell: (device) =>
        device.revoked_at ? (
          <span class="muted">{t.revoked(day(device.revoked_at))}</span>
        ) : (
          <button
            type="button"
            class="dk-link"
            aria-haspopup="dialog"
            aria-label={t.revokeOf(device.name || t.unnamed)}
            onClick={() => setLeaving(device)}
          >
            {t.revoke}
          </button>
        ),
    },
  ];
  return (
    <Section title={t.devices}>
      <Loaded load={devices} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="muted">{t.noDevices}</p>
          ) : (
            <Table caption={t.devices} columns={columns} rows={items} rowKey={(device) => device.id} />
          )
        }
      </Loaded>
      {leaving && (
        <Confirm
          title={t.revokeTitle}
          icon="device"
          action={t.revoke}
          danger
          act={revoke}
          onClose={() => setLeaving(null)}
        >
          <p>
            <strong>{leaving.name || t.unnamed}</strong>
            <br />
            {t.revokeText}
          </p>
          {(leaving.unsent ?? 0) > 0 && <p>{t.revokeUnsent(count(leaving.unsent))}</p>}
        </Confirm>
      )}
    </Section>
  );
}
