import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { onSignedOut, worthRetrying } from "~/kit/api";
import { type Words, WordsProvider } from "~/kit/words/Words";
import { router } from "./router";
import { signInAddress } from "./signInAddress";

const queries = new QueryClient({
    defaultOptions: {
        // Always: what cannot leave says so at once, in place of waiting silently for a network.
        queries: { retry: worthRetrying, staleTime: 5000, networkMode: "always" },
        mutations: { retry: false, networkMode: "always" },
    },
});

onSignedOut(() => {
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== "/api/me" });
    void queries.invalidateQueries({ queryKey: ["/api/me"] });
    const { pathname, href } = router.history.location;
    if (pathname !== "/sign-in") {
        router.history.push(signInAddress(href));
    }
});

export function App({ words }: { readonly words: Words }) {
    return (
        <StrictMode>
            <QueryClientProvider client={queries}>
                <WordsProvider words={words}>
                    <RouterProvider router={router} />
                </WordsProvider>
            </QueryClientProvider>
        </StrictMode>
    );
}
