import type { JSX } from "preact";
import { lazyPage } from "./lazyPage";
import type { Slug } from "./strings";

interface Pages {
  list: () => JSX.Element;
  /** Shown when the address names one thing, `#/ban/<page>/<id>`. */
  one?: () => JSX.Element;
}

// Three files and not one per page: a page alone is a few hundred bytes, a request costs more.
const area = () => import("./area");
const numbers = () => import("./numbers");
const admin = () => import("./admin");

const catalogue = lazyPage(async () => (await admin()).CataloguePage);

/** Each page of the desk, fetched with its group when it is first shown. */
export const pages: Readonly<Record<Slug | "thanh-vien", Pages>> = {
  "hom-nay": { list: lazyPage(async () => (await area()).TodayPage) },
  to: {
    list: lazyPage(async () => (await area()).TeamsPage),
    one: lazyPage(async () => (await area()).TeamPage),
  },
  "thanh-vien": { list: lazyPage(async () => (await area()).MembersPage) },
  luot: { list: lazyPage(async () => (await area()).VisitsPage) },
  "im-lang": { list: lazyPage(async () => (await area()).SilentPage) },
  "cho-xem": { list: lazyPage(async () => (await area()).ReviewPage) },
  "tong-quan": { list: lazyPage(async () => (await numbers()).OverviewPage) },
  "bao-phu": { list: lazyPage(async () => (await numbers()).CoveragePage) },
  xuat: { list: lazyPage(async () => (await numbers()).ExportsPage) },
  "nguoi-dung": {
    list: lazyPage(async () => (await admin()).UsersPage),
    one: lazyPage(async () => (await admin()).UserPage),
  },
  "danh-muc": { list: catalogue, one: catalogue },
  "don-vi": {
    list: lazyPage(async () => (await admin()).UnitsPage),
    one: lazyPage(async () => (await admin()).UnitPage),
  },
  "nhat-ky": { list: lazyPage(async () => (await admin()).AuditPage) },
};
