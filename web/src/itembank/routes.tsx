import type { Page } from "~/app/module";

const who = ["programme_manager", "psychometrician"];

export const routes: readonly Page[] = [
    { path: "/manage/exams/$exam/forms", load: () => import("./FormsPage"), who },
    { path: "/manage/forms/$form", load: () => import("./FormPage"), who },
];
