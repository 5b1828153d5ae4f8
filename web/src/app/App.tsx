import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode, useCallback, useEffect, useState } from "react";
import { onPreparing, onSignedOut, worthRetrying } from "~/kit/api";
import { allMessages } from "~/kit/words/all";
import { chooseLanguage, speak } from "~/kit/words/languages";
import { makeWords, type Words, WordsProvider } from "~/kit/words/Words";
import { ShowIn } from "./language";
import { Preparing } from "./Preparing";
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

export function App({ words: first }: { readonly words: Words }) {
    const [words, setWords] = useState(() => first);
    const showIn = useCallback(async (language: string) => {
        const messages = await speak(language, allMessages);
        chooseLanguage(language);
        forgetAskedLanguage();
        setWords(() => makeWords(language, messages));
        // Titles, guides and questions come in the pages' language too.
        void queries.invalidateQueries();
    }, []);
    const [isPreparing, setPreparing] = useState(false);
    useEffect(() => onPreparing(() => setPreparing(true)), []);
    const goOn = useCallback(() => {
        setPreparing(false);
        void queries.resetQueries();
    }, []);
    return (
        <StrictMode>
            <QueryClientProvider client={queries}>
                <WordsProvider words={words}>
                    <ShowIn value={showIn}>
                        {isPreparing ? <Preparing onReady={goOn} /> : <RouterProvider router={router} />}
                    </ShowIn>
                </WordsProvider>
            </QueryClientProvider>
        </StrictMode>
    );
}

/** A `?lang=` in the address would win again at the next reload. */
function forgetAskedLanguage(): void {
    const address = new URL(location.href);
    if (address.searchParams.has("lang")) {
        address.searchParams.delete("lang");
        router.history.replace(`${address.pathname}${address.search}${address.hash}`);
    }
}
