import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { session, sync, type TeamRoster, team, useLive } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { Button, ButtonLink } from "../../../ui/Button";
import { EmptyState, Skeleton } from "../../../ui/EmptyState";
import { ErrorSummary } from "../../../ui/ErrorSummary";
import { Section } from "../../../ui/Heading";
import { showToast } from "../../../ui/Toast";
import { Locked } from "../Locked";
import { ChangedSheet } from "./ChangedSheet";
import { faultText } from "./faultText";
import { type Form, formOf } from "./form";
import { type Line, type Proposal, sameLists } from "./lines";
import { People, rowId } from "./People";
import { PersonSheet } from "./PersonSheet";
import { StandingCard } from "./StandingCard";
import { sentences } from "./sentences";
import { strings } from "./strings";
import { type Draft, useDraft, useKept } from "./useProposal";
import { useSending } from "./useSending";
import { words } from "./words";

/** M4, "Đề nghị thay đổi": what the list is to be, worked out without network, handed in with one. */
export function ProposalPage(): JSX.Element {
  const t = useStrings(strings);
  const found = useLive(() => team.live(), []);
  const roster = found && found !== "locked" ? found : null;
  // Once opened it stays, so that nothing typed is lost when the list locks itself after 15 minutes.
  const [opened, setOpened] = useState<TeamRoster>();
  if (roster && !opened) setOpened(roster);
  return (
    <div class="stack">
      {found === undefined && <Skeleton label={t.loading} />}
      {found === "locked" && <Locked />}
      {found === null && <EmptyState icon="team" text={t.none} />}
      {opened && <Mine roster={opened} hidden={roster === null} />}
    </div>
  );
}

function Mine({ roster, hidden }: { roster: TeamRoster; hidden: boolean }): JSX.Element | null {
  const t = useStrings(strings);
  const kept = useKept(roster.team.id);
  const draft = useDraft(roster, kept === "locked" ? undefined : kept);
  const [form, setForm] = useState<Form | null>(null);
  if (hidden) return null;
  const leads = session.current.value?.grants.some(
    (grant) => grant.role === "leader" && grant.team_id === roster.team.id,
  );
  if (!leads) {
    return (
      <EmptyState icon="lock" text={t.onlyLeader}>
        <ButtonLink href="#/to-toi">{t.back}</ButtonLink>
      </EmptyState>
    );
  }
  if (!draft) return <Skeleton label={t.loading} />;
  return <Editor team={roster.team.id} draft={draft} form={form} onForm={setForm} />;
}

interface EditorProps {
  team: string;
  draft: Draft;
  form: Form | null;
  onForm: (form: Form | null) => void;
}

function Editor({ team: teamId, draft, form, onForm }: EditorProps): JSX.Element {
  const t = useStrings(strings);
  const said = useStrings(words);
  const sending = useSending(teamId, draft);
  const { proposal, standing } = draft;
  const editable = standing.state !== "submitted" && standing.state !== "approved";
  const faults = sending.faults.map((fault) => ({ ...fault, text: faultText(fault, proposal, t) }));
  const atPeople = new Map(faults.flatMap(({ key, text }) => (key ? [[key, text] as const] : [])));
  const change = (lines: Line[]) => {
    sending.forget();
    onForm(null);
    draft.put({ ...proposal, lines }).catch(() => showToast(t.failed.full));
  };
  const told = sentences(proposal.base, proposal.lines, proposal.partial, said);
  const ownFaults = faults.filter(({ key }) => key !== null && key === form?.was?.key);
  return (
    <>
      <StandingCard standing={standing} />
      <ErrorSummary errors={faults.map(({ key, text }) => ({ id: key ? rowId(key) : "proposed", text }))} />
      <Section title={t.changes}>
        {told.length === 0 && <p class="muted">{`${t.noChange} ${editable ? t.intro : ""}`.trim()}</p>}
        <ul class="stack stack-2" data-changes>
          {told.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </Section>
      <div id="proposed">
        <People
          proposal={proposal}
          editable={editable}
          faults={atPeople}
          onEdit={(line) => onForm(formOf(line))}
          onKeep={(line) => change([...proposal.lines, line])}
          onAdd={() => onForm(formOf(null))}
        />
      </div>
      <Actions draft={draft} sending={sending} />
      {form && (
        <PersonSheet
          form={form}
          onForm={onForm}
          said={Object.fromEntries(ownFaults.map(({ field, text }) => [field ?? "", text]))}
          onDone={(line) => change(withLine(proposal, line))}
          onLeave={() => change(proposal.lines.filter((line) => line.key !== form.was?.key))}
          onClose={() => onForm(null)}
        />
      )}
      {sending.changed && (
        <ChangedSheet
          changed={sending.changed}
          proposal={proposal}
          onPicked={(picks) => void sending.send(picks)}
          onClose={sending.forget}
        />
      )}
    </>
  );
}

function withLine({ lines }: Proposal, line: Line): Line[] {
  const there = lines.some((one) => one.key === line.key);
  return there ? lines.map((one) => (one.key === line.key ? line : one)) : [...lines, line];
}

function Actions({ draft, sending }: { draft: Draft; sending: ReturnType<typeof useSending> }): JSX.Element {
  const t = useStrings(strings);
  const { online } = sync.status.value;
  const { proposal, standing } = draft;
  const handedIn = standing.state === "submitted";
  const dirty = !sameLists(proposal.seen, proposal.lines);
  const nothing = standing.state === "none";
  const drop = () => {
    sending.forget();
    void draft.drop().then(() => showToast(t.dropped, () => void draft.put(proposal)));
  };
  if (standing.state === "approved") return <ButtonLink href="#/to-toi">{t.back}</ButtonLink>;
  return (
    <div class="stack stack-3">
      {sending.trouble && (
        <p class="field-error" role="alert">
          {sending.trouble}
        </p>
      )}
      {!online && !nothing && (
        <p class="hint" id="proposal-network">
          {t.needsNetwork}
        </p>
      )}
      {!nothing && (
        <Button
          kind={handedIn ? "plain" : "primary"}
          icon={handedIn ? "undo" : "send"}
          wide
          disabled={!online || sending.busy}
          {...(!online && { describedBy: "proposal-network" })}
          onClick={() => void (handedIn ? sending.withdraw() : sending.send(null))}
        >
          {sending.busy ? t.sending : handedIn ? t.withdraw : t.send}
        </Button>
      )}
      {dirty && (
        <Button kind="quiet" icon="trash" wide onClick={drop}>
          {t.drop}
        </Button>
      )}
    </div>
  );
}
