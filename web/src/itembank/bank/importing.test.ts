import { expect, it } from "vitest";
import { foundIn, tally, type Problem } from "./importing";

const problem = (over: Partial<Problem>): Problem => ({ file: "a.gift", line: 0, severity: "warning", code: "odd", message: "Odd.", ...over });
const question = (line: number, file = "a.gift") => ({ name: `q${line}`, file, line, status: "new", type: "choice", title: "", text: "What?" });

it("puts a warning beside the question whose lines it is about", () => {
    const report = foundIn({ imported: [question(1), question(8)], problems: [problem({ line: 9 }), problem({ line: 3 })] });
    expect(report.found.map(({ problems }) => problems.map(({ line }) => line))).toEqual([[3], [9]]);
    expect(report.loose).toEqual([]);
});

it("keeps errors and what is said of the whole file apart", () => {
    const report = foundIn({ imported: [question(1), question(8)], problems: [problem({ line: 4, severity: "error" }), problem({ line: 0 }), problem({ line: 2, file: "b.gift" })] });
    expect(report.loose).toHaveLength(3);
    expect(tally(report)).toEqual({ good: 2, errors: 1, warnings: 2 });
});

it("gives a file's only question what is said of the file", () => {
    const report = foundIn({ imported: [question(0, "one.xml"), question(0, "two.xml")], problems: [problem({ file: "two.xml" })] });
    expect(report.found[1]?.problems).toHaveLength(1);
});

it("has the whole question where it came with its options", () => {
    const feedback = { general: "", correct: "", partly: "", wrong: "" };
    const { found } = foundIn({ imported: [question(1), { ...question(2), options: [], feedback }], problems: [] });
    expect(found.map((one) => one.question !== undefined)).toEqual([false, true]);
});
