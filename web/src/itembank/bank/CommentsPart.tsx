import { useState } from "react";
import { useAct } from "~/kit/api";
import { Button } from "~/kit/Button";
import { Chip } from "~/kit/Chip";
import { Form, FormActions } from "~/kit/Form";
import { Row, Section } from "~/kit/layout";
import { TextArea } from "~/kit/TextField";
import { When } from "~/kit/When";
import { useWords } from "~/kit/words/Words";
import { type BankItem, PersonShown } from "./labels";
import { focusText } from "./SignPart";
import "./bank.css";

type Comment = BankItem["comments"][number];
const commentMax = 4000;

/** What has been said about an item, thread by thread; resolved ones are folded away. */
export function CommentsPart({ item, comments }: { readonly item: string; readonly comments: readonly Comment[] }) {
    const words = useWords();
    const threads = comments.filter(({ id, thread }) => id === thread);
    const open = threads.filter(({ resolved }) => !resolved);
    const done = threads.filter(({ resolved }) => resolved);
    const line = (first: Comment) => (
        <li key={first.id}>
            <Thread item={item} first={first} answers={comments.filter(({ id, thread }) => thread === first.id && id !== first.id)} />
        </li>
    );
    return (
        <Section title={words("itembank.talk.title", { count: open.length })}>
            <ul className="talk" role="list">{open.map(line)}</ul>
            {done.length === 0 ? null : (
                <details>
                    <summary>{words("itembank.talk.resolved_count", { count: done.length })}</summary>
                    <ul className="talk" role="list">{done.map(line)}</ul>
                </details>
            )}
            <CommentForm item={item} />
        </Section>
    );
}

function Thread({ item, first, answers }: { readonly item: string; readonly first: Comment; readonly answers: readonly Comment[] }) {
    const words = useWords();
    const [answering, setAnswering] = useState(false);
    const resolve = useAct("put", "/api/bank/items/{item}/comments/{comment}/resolution");
    return (
        <div className="talk-thread">
            <Said comment={first} />
            {answers.length === 0 ? null : <ul className="talk-answers" role="list">{answers.map((one) => <li key={one.id}><Said comment={one} /></li>)}</ul>}
            {answering
                ? <CommentForm item={item} thread={first.id} focused onDone={() => setAnswering(false)} />
                : (
                    <Row gap={2}>
                        <Button size="small" look="quiet" onPress={() => setAnswering(true)}>{words("itembank.talk.answer")}</Button>
                        <Button
                            size="small"
                            look="quiet"
                            isPending={resolve.isPending}
                            onPress={() => resolve.run({ path: { item, comment: first.id }, body: { resolved: !first.resolved } })}
                        >
                            {words(first.resolved ? "itembank.talk.reopen" : "itembank.talk.resolve")}
                        </Button>
                        {first.resolved && first.resolved_by
                            ? <span className="faint">{words("itembank.talk.resolved_by", { name: first.resolved_by.name })}</span>
                            : null}
                    </Row>
                )}
        </div>
    );
}

function Said({ comment }: { readonly comment: Comment }) {
    const words = useWords();
    return (
        <div>
            <Row gap={2}>
                <span className="strong"><PersonShown person={comment.person} /></span>
                <span className="faint"><When at={comment.at} /></span>
                {comment.version ? <Chip>{words("itembank.one.version_number", { number: comment.version })}</Chip> : null}
            </Row>
            <div className="talk-said">{comment.text}</div>
        </div>
    );
}

/** A new thread, or an answer in one. */
export function CommentForm({ item, thread, focused, onDone }: {
    readonly item: string;
    readonly thread?: string;
    /** Typing can begin at once. */
    readonly focused?: boolean;
    readonly onDone?: () => void;
}) {
    const words = useWords();
    const [text, setText] = useState("");
    const say = useAct("post", "/api/bank/items/{item}/comments", {
        done: () => {
            setText("");
            onDone?.();
        },
    });
    return (
        <div ref={focused ? focusText : undefined}><Form failure={say.failure} onSubmit={() => say.run({ path: { item }, body: { text, ...(thread === undefined ? {} : { thread }) } })}>
            <TextArea
                name="text"
                rows={2}
                label={words(thread === undefined ? "itembank.talk.new" : "itembank.talk.answer_text")}
                value={text}
                onChange={setText}
                maxLength={commentMax}
            />
            <FormActions>
                <Button type="submit" size="small" isPending={say.isPending} isDisabled={text.trim() === ""}>{words("itembank.talk.say")}</Button>
            </FormActions>
        </Form></div>
    );
}
