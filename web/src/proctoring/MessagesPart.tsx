import { useRead } from "~/kit/api";
import { Section } from "~/kit/layout";
import { When } from "~/kit/When";
import { useWords } from "~/kit/words/Words";

/** What staff wrote to the candidate during this exam, newest first. */
export function MessagesPart({ attempt }: { readonly attempt: string }) {
    const words = useWords();
    const { data: messages } = useRead("/api/manage/attempts/{attempt}/messages", { path: { attempt } });
    if (!messages || messages.length === 0) {
        return null;
    }
    return (
        <Section title={words("proctoring.messages.title")} gap={3}>
            <ul className="incidents" role="list">
                {messages.toReversed().map((message) => (
                    <li key={message.at}>
                        <p>{message.text}</p>
                        <div className="faint">
                            {words.rich("proctoring.incident.by", { name: message.by, at: <When at={message.at} show="time" /> })}
                        </div>
                    </li>
                ))}
            </ul>
        </Section>
    );
}
