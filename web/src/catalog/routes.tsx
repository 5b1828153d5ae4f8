import type { NavigationEntry, Page } from "~/app/module";

const manager = ["programme_manager"];
const exams = ["programme_manager", "psychometrician", "examiner"];

export const routes: readonly Page[] = [
    { path: "/catalogue", load: () => import("./CataloguePage") },
    { path: "/choose", load: () => import("./ChoosePage") },
    { path: "/certifications/$certification", load: () => import("./CertificationPage") },
    { path: "/manage/schemes", load: () => import("./SchemesPage"), who: manager },
    { path: "/manage/schemes/$certification", load: () => import("./SchemePage"), who: manager },
    { path: "/manage/exams", load: () => import("./ExamsPage"), who: exams },
    { path: "/manage/exams/$exam", load: () => import("./ExamVersionsPage"), who: exams },
];

export const navigation: readonly NavigationEntry[] = [
    { area: "main", order: 10, name: "catalog.name", href: "/catalogue", about: "catalog.about" },
    { area: "manage", order: 10, name: "catalog.schemes.title", href: "/manage/schemes", who: manager, about: "catalog.schemes.lead" },
    { area: "manage", order: 12, name: "catalog.exams.title", href: "/manage/exams", who: exams, about: "catalog.exams.lead" },
];
