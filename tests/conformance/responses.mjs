// What is answered: from an item's own document, right, blank and wrong in several ways. Runs in the page, which has a
// reader of XML; so it is one function that needs nothing from around it.

/** @returns {{ how: string, responses: Record<string, string | string[]> }[]} */
export function answersFor(xml) {
    const item = new DOMParser().parseFromString(xml, "text/xml");
    const all = (within, name) => [...within.getElementsByTagName(name)];
    const values = (element) => element ? all(element, "qti-value").map((value) => value.textContent.trim()) : [];
    const declared = all(item, "qti-response-declaration").map((one) => ({
        id: one.getAttribute("identifier"),
        single: one.getAttribute("cardinality") === "single",
        type: one.getAttribute("base-type"),
        right: values(all(one, "qti-correct-response")[0]),
        mapped: all(one, "qti-map-entry").map((entry) => entry.getAttribute("map-key")),
    }));
    const choices = (id) => {
        const asked = [...item.getElementsByTagName("*")].find((one) => one.getAttribute("response-identifier") === id);
        return asked ? [...asked.getElementsByTagName("*")].map((one) => one.getAttribute("identifier")).filter((one) => one) : [];
    };

    // For one response: lists of values, each wrong in its own way (or right after all: the two must agree anyway).
    const tried = ({ id, single, type, right, mapped }) => {
        const lists = mapped.map((key) => [key]);
        if (type === "identifier") {
            const offered = choices(id);
            lists.push(...offered.map((one) => [one]));
            if (!single) {
                lists.push(offered, offered.toReversed(), offered.filter((one) => !right.includes(one)),
                    [...right, ...offered.filter((one) => !right.includes(one)).slice(0, 1)]);
            }
        } else if (type === "pair" || type === "directedPair") {
            const pairs = right.map((pair) => pair.split(" "));
            lists.push(pairs.map(([first], index) => `${first} ${pairs[(index + 1) % pairs.length][1]}`));
            if (type === "pair") {
                lists.push(pairs.map(([first, second]) => `${second} ${first}`));
            }
        } else if (type === "integer" || type === "float") {
            lists.push(...right.flatMap((value) => [[`${Number(value) + 1}`], [`${-Number(value)}`]]), ["0"]);
        } else if (type === "string") {
            lists.push(["zzz"]);
        }
        if (!single) {
            lists.push(right.slice(1), right.slice(0, -1), right.toReversed(), [...right.slice(1), ...right.slice(0, 1)]);
        }
        return lists.filter((list) => list.length > 0 && (!single || list.length === 1));
    };

    const asWritten = ({ single }, list) => single ? list[0] : list;
    const rightOnes = declared.filter(({ right }) => right.length > 0);
    const right = Object.fromEntries(rightOnes.map((one) => [one.id, asWritten(one, one.right)]));
    const answers = [{ how: "blank", responses: {} }];
    if (rightOnes.length > 0) {
        answers.push({ how: "right", responses: right });
    }
    for (const one of declared) {
        const known = new Set([JSON.stringify(one.right)]);
        for (const list of tried(one)) {
            const name = JSON.stringify(list);
            if (!known.has(name)) {
                known.add(name);
                answers.push({ how: `${one.id} ${name}`, responses: { ...right, [one.id]: asWritten(one, list) } });
            }
        }
    }
    return answers;
}
