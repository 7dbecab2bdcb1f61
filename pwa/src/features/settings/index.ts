export { SettingsPage as Settings } from "./SettingsPage";
