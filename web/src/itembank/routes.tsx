import type { NavigationEntry, Page } from "~/app/module";

const who = ["programme_manager", "psychometrician"];
const keepers = ["item_writer", "reviewer", "psychometrician", "programme_manager"];
const writers = ["item_writer", "programme_manager"];

export const routes: readonly Page[] = [
    { path: "/manage/exams/$exam/forms", load: () => import("./FormsPage"), who },
    { path: "/manage/forms/$form", load: () => import("./FormPage"), who },
    { path: "/manage/bank/new", load: () => import("./editors/NewQuestionPage"), who: writers },
    { path: "/manage/bank/items/$item/edit", load: () => import("./EditorPage"), who: writers },
    { path: "/manage/bank", load: () => import("./bank/BankPage"), who: keepers },
    { path: "/manage/bank/items/$item", load: () => import("./bank/ItemPage"), who: keepers },
    { path: "/manage/bank/reviews", load: () => import("./bank/ReviewPage"), who: keepers },
    { path: "/manage/bank/import", load: () => import("./bank/ImportPage"), who: writers },
    { path: "/manage/bank/forms", load: () => import("./bank/FormDraftsPage"), who },
    { path: "/manage/bank/forms/$form", load: () => import("./bank/FormDraftPage"), who },
    { path: "/manage/bank/views", load: () => import("./bank/ViewsPage"), who: ["programme_manager"] },
    { path: "/manage/bank/case-studies", load: () => import("./bank/StudiesPage"), who: keepers },
];

export const navigation: readonly NavigationEntry[] = [
    { area: "manage", order: 20, name: "itembank.bank.title", href: "/manage/bank", who: keepers, about: "itembank.bank.lead" },
];
