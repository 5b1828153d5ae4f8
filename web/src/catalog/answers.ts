/** Answers of the guided choice, by question, as the address holds them: `role:newcomer,goal:first-job`. */
export function answersIn(text: string): Record<string, string> {
    return Object.fromEntries(text.split(",").flatMap((pair) => {
        const colon = pair.indexOf(":");
        return colon > 0 && colon < pair.length - 1 ? [[pair.slice(0, colon), pair.slice(colon + 1)]] : [];
    }));
}

export function answersText(answers: Readonly<Record<string, string>>): string {
    return Object.entries(answers).map(([question, answer]) => `${question}:${answer}`).join(",");
}
