/** What was there before and after, for going back and forth. */
export interface History<T> {
    readonly past: readonly T[];
    readonly present: T;
    readonly future: readonly T[];
    /** What was edited last, and when: typing on in one field is one step. */
    readonly label: string;
    readonly at: number;
}

const stepsMax = 200;
const oneStepMilliseconds = 1500;

export function begun<T>(present: T): History<T> {
    return { past: [], present, future: [], label: "", at: 0 };
}

export function edited<T>(history: History<T>, next: T, label: string, at: number): History<T> {
    const goesOn = label !== "" && label === history.label && at - history.at < oneStepMilliseconds && history.past.length > 0;
    return { past: goesOn ? history.past : [...history.past.slice(1 - stepsMax), history.present], present: next, future: [], label, at };
}

export function undone<T>(history: History<T>): History<T> {
    const before = history.past.at(-1);
    return before === undefined
        ? history
        : { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future], label: "", at: 0 };
}

export function redone<T>(history: History<T>): History<T> {
    const [after, ...rest] = history.future;
    return after === undefined ? history : { past: [...history.past, history.present], present: after, future: rest, label: "", at: 0 };
}
