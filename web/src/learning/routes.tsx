import type { HomePart, NavigationEntry, Page } from "~/app/module";

const teaching = ["programme_manager", "instructor"];

export const routes: readonly Page[] = [
    { path: "/learning", load: () => import("./LearningPage"), who: "person" },
    { path: "/courses/$course", load: () => import("./CoursePage") },
    { path: "/courses/$course/$activity", load: () => import("./PlayerPage"), who: "person" },
    { path: "/paths/$path", load: () => import("./PathPage") },
    { path: "/workshops/$workshop", load: () => import("./WorkshopPage") },
    { path: "/readiness/$exam", load: () => import("./ReadinessPage"), who: "person" },
    { path: "/manage/courses", load: () => import("./CoursesPage"), who: teaching },
];

export const navigation: readonly NavigationEntry[] = [
    { area: "main", order: 20, name: "learning.name", href: "/learning", who: "person", about: "learning.about" },
    { area: "manage", order: 20, name: "learning.courses.title", href: "/manage/courses", who: teaching, about: "learning.courses.lead" },
];

export const home: readonly HomePart[] = [{ order: 20, load: () => import("./GoOn"), who: "person" }];
