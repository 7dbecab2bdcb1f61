import type { JSX } from "preact";
import { lazyPage } from "./lazyPage";
import type { Slug } from "./strings";

interface Pages {
  list: () => JSX.Element;
  /** Shown when the address names one thing, `#/ban/<page>/<id>`. */
  one?: () => JSX.Element;
}

const teams = lazyPage(async () => (await import("../teams/TeamsPage")).TeamsPage);

/** The code of each page, one chunk per folder. */
export const pages: Readonly<Record<Slug | "thanh-vien", Pages>> = {
  "hom-nay": { list: lazyPage(async () => (await import("../today/TodayPage")).TodayPage) },
  to: { list: teams, one: lazyPage(async () => (await import("../teams/TeamPage")).TeamPage) },
  "thanh-vien": { list: lazyPage(async () => (await import("../teams/MembersPage")).MembersPage) },
  luot: { list: lazyPage(async () => (await import("../visits/VisitsPage")).VisitsPage) },
  "im-lang": { list: lazyPage(async () => (await import("../silent/SilentPage")).SilentPage) },
  "cho-xem": { list: lazyPage(async () => (await import("../review/ReviewPage")).ReviewPage) },
  "tong-quan": { list: lazyPage(async () => (await import("../overview/OverviewPage")).OverviewPage) },
  "bao-phu": { list: lazyPage(async () => (await import("../coverage/CoveragePage")).CoveragePage) },
  xuat: { list: lazyPage(async () => (await import("../exports/ExportsPage")).ExportsPage) },
  "nguoi-dung": {
    list: lazyPage(async () => (await import("../users/UsersPage")).UsersPage),
    one: lazyPage(async () => (await import("../users/UserPage")).UserPage),
  },
  "danh-muc": {
    list: lazyPage(async () => (await import("../catalogue/CataloguePage")).CataloguePage),
    one: lazyPage(async () => (await import("../catalogue/CataloguePage")).CataloguePage),
  },
  "don-vi": {
    list: lazyPage(async () => (await import("../units/UnitsPage")).UnitsPage),
    one: lazyPage(async () => (await import("../units/UnitPage")).UnitPage),
  },
  "nhat-ky": { list: lazyPage(async () => (await import("../audit/AuditPage")).AuditPage) },
};
