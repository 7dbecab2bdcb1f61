import type { JSX } from "preact";
import { rescue } from "../../../data";
import { useStrings } from "../../../lib/i18n";
import { HandIn } from "../../../ui/rescue/HandIn";
import { rescueStrings } from "../../../ui/rescue/strings";
import { Sheet } from "../../../ui/Sheet";

interface Props {
  onClose: () => void;
  /** Something of the file may have been set aside. */
  onDone: () => void;
}

/** An official hands in the file that a team brings. */
export function HandInSheet({ onClose, onDone }: Props): JSX.Element {
  const t = useStrings(rescueStrings);
  const handIn = async (file: File) => {
    const result = await rescue.handIn(file);
    onDone();
    return result;
  };
  return (
    <Sheet title={t.handIn} icon="storage" onClose={onClose}>
      <HandIn hint={t.handInDesk} onFile={handIn} />
    </Sheet>
  );
}
