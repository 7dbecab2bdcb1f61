export { SendPage as Send } from "./SendPage";
