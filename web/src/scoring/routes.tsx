import type { HomePart, NavigationEntry, Page } from "~/app/module";

export const routes: readonly Page[] = [
    { path: "/results", load: () => import("./ResultsPage"), who: "person" },
    { path: "/transcript", load: () => import("./TranscriptPage"), who: "person" },
    { path: "/results/$result", load: () => import("./ResultPage"), who: "person" },
    { path: "/practice-results/$attempt", load: () => import("./PracticeResultPage"), who: "person" },
    { path: "/manage/results", load: () => import("./ManageResultsPage"), who: ["programme_manager"] },
    { path: "/manage/key-corrections", load: () => import("./CorrectionsPage"), who: ["programme_manager", "psychometrician"] },
    { path: "/manage/key-corrections/new", load: () => import("./CorrectionPage"), who: ["programme_manager", "psychometrician"] },
    { path: "/manage/key-corrections/$correction", load: () => import("./CorrectionDonePage"), who: ["programme_manager", "psychometrician"] },
    { path: "/manage/results/$result", load: () => import("./ManagedResultPage"), who: ["programme_manager"] },
];

export const navigation: readonly NavigationEntry[] = [
    { area: "main", order: 40, name: "scoring.results.title", href: "/results", who: "person" },
    {
        area: "manage",
        order: 30,
        name: "scoring.manage.title",
        href: "/manage/results",
        who: ["programme_manager"],
        about: "scoring.manage.lead",
    },
    {
        area: "manage",
        order: 31,
        name: "scoring.corrections.title",
        href: "/manage/key-corrections",
        who: ["programme_manager", "psychometrician"],
        about: "scoring.corrections.lead",
    },
];

export const home: readonly HomePart[] = [{ order: 30, load: () => import("./RecentResult"), who: "person" }];
