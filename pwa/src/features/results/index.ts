export { ResultsPage as Results } from "./ResultsPage";
