// Tries what it may not, and answers with what came of it.
define(["qtiCustomInteractionContext"], (context) => {
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- no name of its own in the frame
    const tried = (what) => {
        try {
            return String(what());
        } catch (error) {
            return error.name;
        }
    };
    context.register({
        typeIdentifier: "urn:gallery:nosy",
        getInstance: (dom, config) => {
            const found = [tried(() => parent.document.title), tried(() => document.cookie), tried(() => localStorage.length), `origin ${self.origin}`];
            fetch("/tone.wav").then(() => found.push("fetched"), () => found.push("refused")).then(() => {
                dom.textContent = "Looked around";
            });
            for (let many = 0; many < 500; many++) {
                parent.postMessage("x".repeat(100000), "*");
            }
            parent.postMessage(JSON.stringify({ kind: "response", response: { list: { identifier: ["a", { b: 1 }, "c"] } } }), "*");
            parent.postMessage(JSON.stringify({ kind: "height", height: 1e9 }), "*");
            config.onready({ getResponse: () => found.length < 5 ? { base: null } : { base: { string: found.join(", ") } }, getState: () => "" });
        },
    });
});
