import type { Reply } from "~/kit/api";
import type { VersionBody } from "./labels";

type Raw = Reply<"/api/bank/imports", "post">;
export type Problem = Raw["problems"][number];

type Question = NonNullable<VersionBody["body"]["question"]>;

export interface Found {
    /** A name of its own in this report. */
    readonly key: string;
    readonly name: string;
    readonly file: string;
    readonly line: number;
    readonly status: "new" | "changed" | "unchanged";
    readonly type: string;
    readonly title: string;
    readonly text: string;
    /** The whole question, of a preview; nothing where the document is none of ours. */
    readonly question?: Question;
    readonly qti: string;
    readonly problems: readonly Problem[];
}

export interface Report {
    readonly found: readonly Found[];
    /** Problems of no question in the list: of the file, or of a question that could not be read. */
    readonly loose: readonly Problem[];
}

/** Problems beside the questions they are about: a question reaches from its line to the next one's. */
export function foundIn(report: Raw): Report {
    const lines = report.imported.map((raw, at) => {
        const one = raw as Found & Partial<Question>;
        return { ...one, qti: one.qti ?? "", key: String(at), ...(one.options && one.feedback ? { question: raw as Question } : {}) };
    });
    const owner = (problem: Problem): Found | undefined => {
        const sameFile = lines.filter(({ file, line }) => file === problem.file && line > 0 && line <= problem.line);
        const last = sameFile.reduce<Found | undefined>((best, one) => (best && best.line >= one.line ? best : one), undefined);
        const alone = lines.filter(({ file }) => file === problem.file);
        // A file of a single question owns all that is said about it; an error has no question that came through.
        return problem.severity === "error" ? undefined : last ?? (alone.length === 1 ? alone[0] : undefined);
    };
    const owned = new Map<string, Problem[]>();
    const loose: Problem[] = [];
    for (const problem of report.problems) {
        const whose = owner(problem);
        if (whose) {
            owned.set(whose.key, [...owned.get(whose.key) ?? [], problem]);
        } else {
            loose.push(problem);
        }
    }
    return { found: lines.map((one) => ({ ...one, problems: owned.get(one.key) ?? [] })), loose };
}

export function tally({ found, loose }: Report): { readonly good: number; readonly errors: number; readonly warnings: number } {
    const problems = [...loose, ...found.flatMap((one) => one.problems)];
    const errors = problems.filter(({ severity }) => severity === "error").length;
    return { good: found.length, errors, warnings: problems.length - errors };
}
