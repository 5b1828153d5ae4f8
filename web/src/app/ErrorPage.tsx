import { Button } from "~/kit/Button";
import { EmptyState } from "~/kit/EmptyState";
import { PageHeader } from "~/kit/PageHeader";
import { useWords } from "~/kit/words/Words";

/** A page that broke. Loading anew also brings the new files after an update of the server. */
export function ErrorPage() {
    const words = useWords();
    return (
        <>
            <PageHeader title={words("app.error.title")} />
            <EmptyState
                icon="warn"
                title={words("app.error.why")}
                action={<Button look="primary" onPress={() => location.reload()}>{words("app.error.reload")}</Button>}
            >
                {words("app.error.next")}
            </EmptyState>
        </>
    );
}
