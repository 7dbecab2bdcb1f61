import type { JSX } from "preact";
import { DetailPage } from "./DetailPage";
import { EditPage } from "./EditPage";
import { ListPage } from "./ListPage";

/** `#/nhat-ky`, `#/nhat-ky/<record>`, `#/nhat-ky/<record>/sua`. `rest` is what follows "nhat-ky". */
export function Journal({ rest }: { rest: readonly string[] }): JSX.Element {
  const [record, action] = rest;
  if (!record) {
    return <ListPage />;
  }
  return action === "sua" ? <EditPage key={record} record={record} /> : <DetailPage key={record} record={record} />;
}
