import type { JSX } from "preact";
import { Icon, type IconName } from "./icons/Icon";

interface Props {
  icon: IconName;
  label: string;
  onClick: () => void;
  id?: string;
  /** A campaign has put it in front: a gold mark, explained above the tiles. */
  pinned?: boolean;
}

/** A việc tile: 72 px high, a label of at most 22 characters in at most two lines. */
export function Tile({ icon, label, onClick, id, pinned }: Props): JSX.Element {
  return (
    <li class="tile-box">
      <button type="button" class="tile" id={id} onClick={onClick} aria-haspopup="dialog">
        <span class="tile-icon">
          <Icon name={icon} />
        </span>
        <span class="tile-label">{label}</span>
        {pinned && <span class="tile-pin" />}
      </button>
    </li>
  );
}
