export { TasksPage as Tasks } from "./TasksPage";
