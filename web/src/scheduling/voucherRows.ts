import type { FormValues } from "~/kit/Form";

export const rowsMax = 500;

/** What the form says, as the rows the server judges one by one: one for each name, or as many as asked for. */
export function voucherRows(values: FormValues, exam: string, covers: string) {
    const notes = (values["notes"] ?? "").split("\n").map((note) => note.trim()).filter((note) => note !== "");
    const count = Math.min(rowsMax, Math.max(1, Math.trunc(Number(values["count"] ?? "1")) || 1));
    const amount = Number(values["amount"] ?? "0");
    const row = {
        exam,
        ...(covers === "percent" ? { percent: Math.trunc(amount) } : { cents: Math.round(amount * 100) }),
        ...(values["expires"] ? { expires_on: values["expires"] } : {}),
    };
    return notes.length > 0
        ? notes.slice(0, rowsMax).map((note) => ({ ...row, note }))
        : Array.from({ length: count }, () => ({ ...row }));
}

function cell(text: string): string {
    return `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/** Comma-separated values (RFC 4180) for a spreadsheet. A text that a spreadsheet would take for a formula is kept a text. */
export function csv(lines: readonly (readonly string[])[]): string {
    return lines.map((line) => line.map(cell).join(",")).join("\r\n");
}
