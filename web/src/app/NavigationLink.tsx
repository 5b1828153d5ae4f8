import { useLocation } from "@tanstack/react-router";
import { Link } from "react-aria-components/Link";
import { useWords } from "~/kit/words/Words";

/** One line of a navigation, marked when the reader is on its page or below it. */
export function NavigationLink({ entry, className }: {
    readonly entry: { readonly href: string; readonly name: string };
    readonly className: string;
}) {
    const words = useWords();
    const path = useLocation({ select: (location) => location.pathname });
    const current = path === entry.href || path.startsWith(`${entry.href}/`);
    return <Link href={entry.href} className={className} {...(current ? { "aria-current": "page" as const } : {})}>{words(entry.name)}</Link>;
}
