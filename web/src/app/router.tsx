import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import type { ComponentType } from "react";
import { announceArrival } from "~/kit/arrival";
import { Admitted } from "./Admitted";
import { ErrorPage } from "./ErrorPage";
import { Loading } from "~/kit/Loading";
import type { Page } from "./module";
import { pages } from "./modules";
import { NotFoundPage } from "./NotFoundPage";
import { Shell } from "./Shell";

const root = createRootRoute({ component: Shell });

function routeOf(page: Page) {
    const Content = lazyRouteComponent(page.load) as ComponentType;
    return createRoute({
        getParentRoute: () => root,
        path: page.path,
        component: () => <Admitted who={page.who ?? "anyone"}><Content /></Admitted>,
    });
}

export const router = createRouter({
    routeTree: root.addChildren(pages.map(routeOf)),
    defaultPreload: "intent",
    defaultPendingComponent: Loading,
    defaultErrorComponent: ErrorPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
    // Values in our addresses are plain text; the router's own way would write JSON there.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
        const text = new URLSearchParams(search as Record<string, string>).toString();
        return text === "" ? "" : `?${text}`;
    },
});

router.subscribe("onBeforeNavigate", ({ pathChanged, fromLocation }) => {
    if (pathChanged && fromLocation) {
        announceArrival();
    }
});
