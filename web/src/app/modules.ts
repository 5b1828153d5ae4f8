import type { HomePart, NavigationEntry, Page, WebModule } from "./module";

// Every folder with a routes.tsx is a module; nothing needs to be listed twice.
const found = Object.values(import.meta.glob<WebModule>("../*/routes.tsx", { eager: true }));

export const pages: readonly Page[] = found.flatMap((module) => module.routes);
export const navigation: readonly NavigationEntry[] = found
    .flatMap((module) => module.navigation ?? [])
    .toSorted((a, b) => a.order - b.order);
export const homeParts: readonly HomePart[] = found
    .flatMap((module) => module.home ?? [])
    .toSorted((a, b) => a.order - b.order);
