import type { Person } from "~/app/me";
import { Button } from "~/kit/Button";
import { Row, Stack } from "~/kit/layout";
import { LinkButton } from "~/kit/Link";
import { useWords } from "~/kit/words/Words";

/** The name is compared on the day: the one thing only the person can check. */
export function NameStep({ person, isChecked, onChecked }: {
    readonly person: Person;
    readonly isChecked: boolean;
    readonly onChecked: () => void;
}) {
    const words = useWords();
    if (isChecked) {
        return <p className="soft">{words("learning.ready.nameDone", { name: person.legal_name })}</p>;
    }
    return (
        <Stack gap={3}>
            <p className="soft">{words("learning.ready.nameText", { name: person.legal_name })}</p>
            <Row gap={2}>
                <Button onPress={onChecked}>{words("learning.ready.nameRight")}</Button>
                <LinkButton href="/account">{words("learning.ready.nameGo")}</LinkButton>
            </Row>
        </Stack>
    );
}
