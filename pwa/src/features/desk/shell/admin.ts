/** The pages of administration, in one file. */
export { AuditPage } from "../audit/AuditPage";
export { CataloguePage } from "../catalogue/CataloguePage";
export { TokensPage } from "../tokens/TokensPage";
export { UnitPage } from "../units/UnitPage";
export { UnitsPage } from "../units/UnitsPage";
export { UserPage } from "../users/UserPage";
export { UsersPage } from "../users/UsersPage";
