import type { ComponentType } from "preact";
import { lazy } from "../../../ui/lazy";
import type { Slug } from "./strings";

interface Pages {
  list: ComponentType;
  /** Shown when the address names one thing, `#/ban/<page>/<id>`. */
  one?: ComponentType;
}

// Some files and not one per page: a page alone is a few hundred bytes, a request costs more.
const area = () => import("./area");
const rosters = () => import("./rosters");
const decisions = () => import("./decisions");
const numbers = () => import("./numbers");
const indicators = () => import("./indicators");
const campaigns = () => import("./campaigns");
const rounds = () => import("./rounds");
const allowances = () => import("./allowances");
const admin = () => import("./admin");

const catalogue = lazy(async () => (await admin()).CataloguePage);

/** Each page of the desk, fetched with its group when it is first shown. */
export const pages: Readonly<Record<Slug | "thanh-vien" | "lich-su", Pages>> = {
  "hom-nay": { list: lazy(async () => (await area()).TodayPage) },
  to: {
    list: lazy(async () => (await area()).TeamsPage),
    one: lazy(async () => (await area()).TeamPage),
  },
  "thanh-vien": { list: lazy(async () => (await area()).MembersPage) },
  luot: { list: lazy(async () => (await area()).VisitsPage) },
  "danh-sach": {
    list: lazy(async () => (await rosters()).RostersPage),
    one: lazy(async () => (await rosters()).RosterPage),
  },
  nhap: {
    list: lazy(async () => (await rosters()).ImportsPage),
    one: lazy(async () => (await rosters()).ImportPage),
  },
  "quyet-dinh": {
    list: lazy(async () => (await decisions()).DecisionsPage),
    one: lazy(async () => (await decisions()).DecisionPage),
  },
  "lich-su": {
    list: lazy(async () => (await area()).TeamsPage),
    one: lazy(async () => (await decisions()).HistoryPage),
  },
  "im-lang": { list: lazy(async () => (await area()).SilentPage) },
  "cho-xem": { list: lazy(async () => (await area()).ReviewPage) },
  "tong-quan": { list: lazy(async () => (await numbers()).OverviewPage) },
  "bao-phu": {
    list: lazy(async () => (await numbers()).CoveragePage),
    one: lazy(async () => (await numbers()).CommunePage),
  },
  "chi-tieu": {
    list: lazy(async () => (await indicators()).BoardPage),
    one: lazy(async () => (await indicators()).IndicatorPage),
  },
  "chien-dich": {
    list: lazy(async () => (await campaigns()).CampaignsPage),
    one: lazy(async () => (await campaigns()).CampaignPage),
  },
  "bao-cao": {
    list: lazy(async () => (await rounds()).RoundsPage),
    one: lazy(async () => (await rounds()).RoundPage),
  },
  "ho-tro": {
    list: lazy(async () => (await allowances()).AllowancesPage),
    one: lazy(async () => (await allowances()).SheetPage),
  },
  phieu: { list: lazy(async () => (await allowances()).ScorecardsPage) },
  "tien-do": { list: lazy(async () => (await decisions()).ProgressPage) },
  xuat: {
    list: lazy(async () => (await numbers()).ExportsPage),
    one: lazy(async () => (await numbers()).DictionaryPage),
  },
  "nguoi-dung": {
    list: lazy(async () => (await admin()).UsersPage),
    one: lazy(async () => (await admin()).UserPage),
  },
  "danh-muc": { list: catalogue, one: catalogue },
  "don-vi": {
    list: lazy(async () => (await admin()).UnitsPage),
    one: lazy(async () => (await admin()).UnitPage),
  },
  "ket-noi": { list: lazy(async () => (await admin()).TokensPage) },
  "nhat-ky": { list: lazy(async () => (await admin()).AuditPage) },
};
