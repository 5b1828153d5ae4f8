import { LinkButton } from "~/kit/Link";
import { PageHeader } from "~/kit/PageHeader";
import { useWords } from "~/kit/words/Words";
import { CentreSearch } from "./CentreSearch";

/** All test centres, for anybody. */
export default function CentresPage() {
    const words = useWords();
    return (
        <>
            <PageHeader title={words("scheduling.centres.title")} lead={words("scheduling.centres.lead")} />
            <CentreSearch
                action={(centre) => (
                    <LinkButton href={`/centres/${centre.id}`} aria-label={words("scheduling.centres.seeOf", { centre: centre.title })}>
                        {words("scheduling.centres.see")}
                    </LinkButton>
                )}
            />
        </>
    );
}
