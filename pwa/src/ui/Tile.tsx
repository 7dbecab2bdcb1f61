import type { JSX } from "preact";
import { Icon, type IconName } from "./icons/Icon";

interface Props {
  icon: IconName;
  label: string;
  onClick: () => void;
  id?: string;
}

/** A việc tile: 72 px high, a label of at most 22 characters in at most two lines. */
export function Tile({ icon, label, onClick, id }: Props): JSX.Element {
  return (
    <li class="tile-box">
      <button type="button" class="tile" id={id} onClick={onClick} aria-haspopup="dialog">
        <span class="tile-icon">
          <Icon name={icon} />
        </span>
        <span class="tile-label">{label}</span>
      </button>
    </li>
  );
}
