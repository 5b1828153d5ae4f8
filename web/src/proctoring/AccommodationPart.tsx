import { useAct } from "~/kit/api";
import { Button } from "~/kit/Button";
import { Notice } from "~/kit/Notice";
import { toast } from "~/kit/Toast";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";

/** For somebody whose approved profile gives more time than their open exam has. */
export function AccommodationPart({ attempt }: { readonly attempt: string }) {
    const words = useWords();
    const update = useAct("post", "/api/manage/attempts/{attempt}/accommodation-updates", {
        done: () => toast(words("proctoring.profile.done")),
    });
    return (
        <>
            <Notice
                kind="warn"
                title={words("proctoring.profile.title")}
                actions={(
                    <Button size="small" isPending={update.isPending} onPress={() => update.run({ path: { attempt } })}>
                        {words("proctoring.profile.go")}
                    </Button>
                )}
            >
                {words("proctoring.profile.about")}
            </Notice>
            {update.failure ? <Notice kind="bad">{problem(words, update.failure)}</Notice> : null}
        </>
    );
}
