import { Button } from "~/kit/Button";
import { Chip } from "~/kit/Chip";
import { useAct, useRead } from "~/kit/api";
import { Row } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { Notice } from "~/kit/Notice";
import { Table } from "~/kit/Table";
import { toast } from "~/kit/Toast";
import { When } from "~/kit/When";
import { problem } from "~/kit/words/problem";
import { useWords, type Words } from "~/kit/words/Words";
import { deviceOf } from "./device";
import { Part } from "./Part";

function deviceName(words: Words, agent: string): string {
    const { browser, system } = deviceOf(agent);
    if (browser && system) {
        return words("identity.sessions.browserOn", { browser, system });
    }
    return browser ?? system ?? words("identity.sessions.unknown");
}

/** Where this account is signed in, and the way to end what one does not recognise. */
export function SessionsPart() {
    const words = useWords();
    const reading = useRead("/api/me/sessions");
    const end = useAct("delete", "/api/me/sessions/{session}", { done: () => toast(words("identity.sessions.ended")) });
    return (
        <Part title={words("identity.sessions.title")} about={words("identity.sessions.about")}>
            {end.failure ? <Notice kind="bad">{problem(words, end.failure)}</Notice> : null}
            <Loaded reading={reading}>
                {(sessions) => (
                    <Table
                        label={words("identity.sessions.title")}
                        rows={sessions}
                        rowKey={(session) => session.id}
                        columns={[
                            {
                                id: "device",
                                title: words("identity.sessions.device"),
                                cell: (session) => (
                                    <Row gap={2}>
                                        <span>{deviceName(words, session.agent)}</span>
                                        {session.current ? <Chip kind="accent">{words("identity.sessions.this")}</Chip> : null}
                                    </Row>
                                ),
                            },
                            { id: "seen", title: words("identity.sessions.seen"), cell: (session) => <When at={session.seen_at} /> },
                            {
                                id: "end",
                                title: words("identity.sessions.end"),
                                align: "actions",
                                cell: (session) => session.current ? null : (
                                    <Button
                                        size="small"
                                        isDisabled={end.isPending}
                                        onPress={() => end.run({ path: { session: session.id } })}
                                    >
                                        {words("identity.sessions.end")}
                                    </Button>
                                ),
                            },
                        ]}
                    />
                )}
            </Loaded>
        </Part>
    );
}
