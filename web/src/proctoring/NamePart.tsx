import { Card } from "~/kit/Card";
import { Link } from "~/kit/Link";
import { Notice } from "~/kit/Notice";
import { useWords } from "~/kit/words/Words";

/** The name the ID must say, large enough to be compared letter by letter. */
export function NamePart({ legalName, isSupervised }: { readonly legalName: string; readonly isSupervised: boolean }) {
    const words = useWords();
    const toAccount = <Link href="/account">{words("proctoring.name.toAccount")}</Link>;
    return (
        <Card>
            <h2>{words("proctoring.name.title")}</h2>
            {legalName === ""
                ? (
                    <Notice kind="warn" title={words("proctoring.name.missing")} actions={toAccount}>
                        {words("proctoring.name.missingNext")}
                    </Notice>
                )
                : (
                    <>
                        <p>{words(isSupervised ? "proctoring.name.must" : "proctoring.name.printed")}</p>
                        <p className="legal-name">{legalName}</p>
                        <p className="soft">
                            {words.rich("proctoring.name.differs", { link: (name) => <Link href="/account">{name}</Link> })}
                        </p>
                    </>
                )}
        </Card>
    );
}
