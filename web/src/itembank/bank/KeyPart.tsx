import { useWords } from "~/kit/words/Words";
import { plainText } from "~/player/Rich";
import type { VersionBody } from "./labels";
import "./bank.css";


/** What is right and why, as its author wrote it. */
export function KeyPart({ body }: { readonly body: Pick<VersionBody["body"], "format" | "question" | "qti"> }) {
    const words = useWords();
    const { question } = body;
    if (!question) {
        return <pre className="key-source" dir="ltr" tabIndex={0}>{body.qti}</pre>;
    }
    const text = (said: string) => body.format === "html" ? plainText(said) : said;
    const line = (id: string, fraction: number, said: string, why: string) => (
        <li key={id} className="key-line">
            <span data-right={fraction > 0} aria-hidden="true">{fraction > 0 ? "✓" : "–"}</span>
            <div>
                <p>
                    {text(said) || id}
                    {" "}
                    <span className="small soft">
                        {fraction > 0 && fraction < 100
                            ? words("itembank.one.part_right", { percent: fraction })
                            : words(fraction > 0 ? "itembank.one.right" : "itembank.one.wrong")}
                    </span>
                </p>
                {why === "" ? null : <p className="small soft">{text(why)}</p>}
            </div>
        </li>
    );
    const nameOf = (id: string) => {
        const found = [...question.options, ...question.targets].find((one) => one.id === id);
        return found ? text(found.text) || found.id : id;
    };
    const ordered = question.type === "order" || question.type === "graphic_order";
    const slider = question.slider;
    return (
        <div className="stack" data-gap="4">
            {ordered
                ? <ol className="stack" data-gap="2">{question.options.map(({ id }) => <li key={id}>{nameOf(id)}</li>)}</ol>
                : question.pairs.length > 0
                ? <ul className="key-list" role="list">{question.pairs.map(({ option, target, fraction }) =>
                    line(`${option} ${target}`, fraction, `${nameOf(option)} → ${nameOf(target)}`, ""))}</ul>
                : <ul className="key-list" role="list">{question.options.map(({ id, fraction, text: said, feedback }) => line(id, fraction, said, feedback))}</ul>}
            {question.blanks.map((blank) => (
                <div key={blank.id}>
                    <p className="small strong">{words("itembank.one.blank", { id: blank.id })}</p>
                    <ul className="key-list" role="list">{blank.options.map(({ id, fraction, text: said, feedback }) => line(id, fraction, said, feedback))}</ul>
                </div>
            ))}
            {slider ? <p>{words("itembank.one.slider", { answer: slider.answer, tolerance: slider.tolerance })}</p> : null}
            {[question.feedback.general, question.feedback.correct, question.feedback.partly, question.feedback.wrong]
                .filter((said) => said !== "")
                .map((said) => <p key={said} className="soft">{text(said)}</p>)}
        </div>
    );
}
