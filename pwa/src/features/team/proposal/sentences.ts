/** What changes, as people say it (the server's `sentences.py`): "Bà A thôi Tổ phó, ông B thay." */
import { showPhone } from "../../../ui/phone";
import { type FieldName, type Line, type Role, toldFields } from "./lines";
import type { words } from "./words";

type Words = typeof words.vi;

/** Somebody gives up an office (`to`: the role they keep, null: they leave) or takes it (`fresh`: they come). */
interface Turn {
  line: Line;
  to: Role | null;
  fresh: boolean;
}

interface Differences {
  came: Line[];
  left: Line[];
  changed: { before: Line; after: Line; fields: FieldName[] }[];
}

const OFFICES: readonly Role[] = ["leader", "deputy"];

/** One sentence per change of `after` against `before`; none when nothing changed. */
export function sentences(before: readonly Line[], after: readonly Line[], partial: boolean, said: Words): string[] {
  const found = compare(before, after, partial);
  const told = [
    ...OFFICES.flatMap((role) => ofOffice(found, role, said)),
    ...ofPeople(found, said),
    ...ofFields(found, said),
  ];
  return told.map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`);
}

function compare(before: readonly Line[], after: readonly Line[], partial: boolean): Differences {
  const was = new Map(before.map((line) => [line.key, line]));
  const is = new Set(after.map((line) => line.key));
  const changed = after.flatMap((line) => {
    const old = was.get(line.key);
    const fields = old ? toldFields(partial).filter((name) => old[name] !== line[name]) : [];
    return old && fields.length > 0 ? [{ before: old, after: line, fields }] : [];
  });
  return {
    changed,
    came: after.filter((line) => !was.has(line.key)),
    left: before.filter((line) => !is.has(line.key)),
  };
}

function ofOffice(found: Differences, role: Role, said: Words): string[] {
  const turned = found.changed.filter((one) => one.fields.includes("role"));
  const outs: Turn[] = [
    ...turned.flatMap(({ before, after }) =>
      before.role === role ? [{ line: before, to: after.role, fresh: false }] : [],
    ),
    ...found.left.flatMap((line) => (line.role === role ? [{ line, to: null, fresh: false }] : [])),
  ];
  const ins: Turn[] = [
    ...turned.flatMap(({ after }) => (after.role === role ? [{ line: after, to: null, fresh: false }] : [])),
    ...found.came.flatMap((line) => (line.role === role ? [{ line, to: null, fresh: true }] : [])),
  ];
  const [out] = outs;
  const [next] = ins;
  if (out && next && outs.length === 1 && ins.length === 1) {
    return [said.replaced(said.person(out.line), role, out.to === null, said.person(next.line), next.fresh)];
  }
  return [
    ...outs.map((turn) => said.gaveUp(said.person(turn.line), role, turn.to)),
    ...ins.map((turn) => (turn.fresh ? said.came : said.took)(said.person(turn.line), role)),
  ];
}

function ofPeople({ came, left }: Differences, said: Words): string[] {
  const plain = (line: Line) => line.role === "member";
  return [
    ...came.filter(plain).map((line) => said.came(said.person(line), line.role)),
    ...left.filter(plain).map((line) => said.left(said.person(line))),
  ];
}

function ofFields({ changed }: Differences, said: Words): string[] {
  return changed.flatMap(({ before, after, fields }) =>
    fields.flatMap((name) => {
      if (name === "role") return [];
      if (name === "full_name") return [said.renamed(said.person(before), after.full_name)];
      return [said.changed(said.person(after), name, shown(name, before, said), shown(name, after, said))];
    }),
  );
}

function shown(name: FieldName, line: Line, said: Words): string {
  const value = line[name];
  if (value === null || value === "") return said.empty;
  if (name === "phone") return showPhone(String(value));
  return name === "gender" ? said.genders[line.gender ?? "unknown"] : String(value);
}
