import { Button } from "./Button";
import { Icon } from "./Icon";
import { useWords } from "./words/Words";
import "./layout.css";

/** Steps through a list by its pages. With keyset paging the server gives no total: say only whether there is more. */
export function Pagination({ page, pages, hasMore, onPage }: {
    /** Counted from 1. */
    readonly page: number;
    readonly pages?: number;
    readonly hasMore: boolean;
    readonly onPage: (page: number) => void;
}) {
    const words = useWords();
    if (page === 1 && !hasMore) {
        return null;
    }
    return (
        <nav className="row" data-gap="3" data-spread aria-label={words("kit.pages.label")}>
            <Button isDisabled={page <= 1} onPress={() => onPage(page - 1)}>
                <Icon name="back" turn />
                {words("kit.pages.back")}
            </Button>
            <span className="faint numeric" aria-live="polite">
                {pages === undefined ? words("kit.pages.at", { page }) : words("kit.pages.atOf", { page, pages })}
            </span>
            <Button isDisabled={!hasMore} onPress={() => onPage(page + 1)}>
                {words("kit.pages.next")}
                <Icon name="next" turn />
            </Button>
        </nav>
    );
}
