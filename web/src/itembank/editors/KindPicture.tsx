import { kindDrawings } from "./kinds";
import type { QuestionType } from "./question";

/** A small drawing of a type. It says nothing: its name stands beside it. */
export function KindPicture({ type }: { readonly type: QuestionType }) {
    const { line, fill } = kindDrawings[type];
    return (
        <svg className="kind-picture" viewBox="0 0 48 32" aria-hidden="true">
            <path className="kind-line" d={line} />
            {fill ? <path className="kind-fill" d={fill} /> : null}
        </svg>
    );
}
