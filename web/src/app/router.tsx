import { createRootRoute, createRoute, createRouter, lazyRouteComponent, useParams } from "@tanstack/react-router";
import { type ComponentType, useEffect } from "react";
import { arrive } from "~/kit/arrival";
import { Admitted } from "./Admitted";
import { ErrorPage } from "./ErrorPage";
import { Loading } from "~/kit/Loading";
import type { Page } from "./module";
import { pages } from "./modules";
import { NotFoundPage } from "./NotFoundPage";
import { Shell } from "./Shell";

const root = createRootRoute({ component: Shell });

function Arrival() {
    useEffect(arrive, []);
    return null;
}

function routeOf(page: Page) {
    const Content = lazyRouteComponent(page.load) as ComponentType;
    const who = page.who ?? "anyone";
    function PageOfRoute() {
        // The same page of another thing starts anew, so that nothing typed or opened there stays.
        const parts = useParams({ strict: false });
        const key = JSON.stringify(parts);
        // Their effects run in this order: the heading is there when the arrival looks for it.
        return (
            <>
                <Admitted key={key} who={who}><Content /></Admitted>
                <Arrival key={`${key} arrival`} />
            </>
        );
    }
    return createRoute({ getParentRoute: () => root, path: page.path, component: PageOfRoute });
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
