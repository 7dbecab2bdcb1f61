export { TeamPage as Team } from "./TeamPage";
