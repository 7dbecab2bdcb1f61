/** The pages about teams, members and visits, in one file. */
export { ReviewPage } from "../review/ReviewPage";
export { SilentPage } from "../silent/SilentPage";
export { MembersPage } from "../teams/MembersPage";
export { TeamPage } from "../teams/TeamPage";
export { TeamsPage } from "../teams/TeamsPage";
export { TodayPage } from "../today/TodayPage";
export { VisitsPage } from "../visits/VisitsPage";
