import { Icon } from "./Icon";
import { Link } from "./Link";
import { useWords } from "./words/Words";
import "./Breadcrumbs.css";

export interface Crumb {
    readonly name: string;
    readonly href: string;
}

/** The way up from here; the page itself is not on it, its title stands below. */
export function Breadcrumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
    const words = useWords();
    return (
        <nav aria-label={words("kit.breadcrumbs.label")}>
            <ol className="crumbs" role="list">
                {crumbs.map((crumb) => (
                    <li key={crumb.href}>
                        <Link href={crumb.href}>{crumb.name}</Link>
                        <Icon name="next" turn />
                    </li>
                ))}
            </ol>
        </nav>
    );
}
