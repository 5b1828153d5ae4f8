import type { Page } from "~/app/module";

const who = ["programme_manager", "psychometrician"];
const writers = ["item_writer", "programme_manager"];

export const routes: readonly Page[] = [
    { path: "/manage/exams/$exam/forms", load: () => import("./FormsPage"), who },
    { path: "/manage/forms/$form", load: () => import("./FormPage"), who },
    { path: "/manage/bank/new", load: () => import("./editors/NewQuestionPage"), who: writers },
    { path: "/manage/bank/items/$item/edit", load: () => import("./EditorPage"), who: writers },
];
