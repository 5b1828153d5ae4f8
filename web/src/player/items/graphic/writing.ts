// A description in words as a picture: what takes a drawing takes pictures, and a person reads it.

export const textMost = 6000;
const width = 1000;
const margin = 40;
const lineHeight = 32;
/** More than any description of `textMost` letters needs, unless its lines are nearly all empty. */
const linesMax = 200;

/** The words in lines that fit; a word that is too long for a line is broken. */
export function linesOf(text: string, fits: (line: string) => boolean): readonly string[] {
    const lines: string[] = [];
    for (const paragraph of text.replaceAll(/\r\n?/g, "\n").replaceAll(/\n{3,}/g, "\n\n").trim().split("\n")) {
        let line = "";
        for (const word of paragraph.split(/\s+/).filter((one) => one !== "")) {
            const longer = line === "" ? word : `${line} ${word}`;
            if (fits(longer)) {
                line = longer;
                continue;
            }
            if (line !== "") {
                lines.push(line);
            }
            line = "";
            for (const letter of word) {
                if (line !== "" && !fits(line + letter)) {
                    lines.push(line);
                    line = "";
                }
                line += letter;
            }
        }
        lines.push(line);
    }
    return lines.slice(0, linesMax);
}

export async function pngOfText(text: string): Promise<File> {
    const canvas = document.createElement("canvas");
    const font = "22px system-ui, sans-serif";
    const pen = canvas.getContext("2d");
    if (!pen) {
        throw new Error("No canvas to write on");
    }
    pen.font = font;
    const lines = linesOf(text, (line) => pen.measureText(line).width <= width - 2 * margin);
    canvas.width = width;
    canvas.height = 2 * margin + lines.length * lineHeight;
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    // A new size has forgotten the font.
    pen.font = font;
    pen.fillStyle = "#000000";
    pen.textBaseline = "top";
    pen.direction = document.documentElement.dir === "rtl" ? "rtl" : "ltr";
    pen.textAlign = "start";
    const start = pen.direction === "rtl" ? width - margin : margin;
    lines.forEach((line, at) => pen.fillText(line, start, margin + at * lineHeight));
    const blob = await new Promise<Blob>((resolve, reject) =>
        canvas.toBlob((made) => made ? resolve(made) : reject(new Error("No picture came about")), "image/png"));
    return new File([blob], "description.png", { type: "image/png" });
}
