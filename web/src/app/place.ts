import { useLocation, useParams, useRouter } from "@tanstack/react-router";

/** The part of the address named `$name` in the page's path. */
export function usePathPart(name: string): string {
    const parts: Record<string, string | undefined> = useParams({ strict: false });
    return parts[name] ?? "";
}

/** The address behind the question mark, and a way to change it: an empty value leaves the address. */
export function useAsked() {
    const router = useRouter();
    const search = useLocation({ select: (location) => location.searchStr });
    const asked = new URLSearchParams(search);
    return {
        get: (name: string) => asked.get(name) ?? "",
        set: (changes: Record<string, string>) => {
            // Read anew: two changes may happen before the page is drawn again.
            const next = new URLSearchParams(router.history.location.search);
            for (const [name, value] of Object.entries(changes)) {
                if (value === "") {
                    next.delete(name);
                } else {
                    next.set(name, value);
                }
            }
            const query = next.toString();
            router.history.replace(`${router.history.location.pathname}${query === "" ? "" : `?${query}`}`);
        },
    };
}

/** Goes to another page of the application. */
export function useGo(): (href: string) => void {
    const router = useRouter();
    return (href) => router.history.push(href);
}

/** This page's address with what follows the question mark. */
export function useHere(): string {
    return useLocation({ select: (location) => location.href });
}
