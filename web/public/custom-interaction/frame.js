// The page that a portable custom interaction runs in. It has a null origin (the player's frame is sandboxed) and a policy of its own:
// nothing of the player, no cookie and no network can be reached from here. All that goes in and out are short texts, told below.
//
// in:  {"kind":"start","modules":[{"id","source"}],"module","type","markup":[N],"pictures":{address: bytes},"properties",
//       "field","response","language","direction","readOnly"}
// out: {"kind":"here"} {"kind":"ready"} {"kind":"height","height"} {"kind":"response","response"} {"kind":"failed","why"}

/* oxlint-disable unicorn/consistent-function-scoping -- a block, so that no name here meets one of an author's script */
{
    const lookEvery = 400;
    // What was told is told again now and then: the player does not listen to a frame that says too much at once.
    const tellEvery = 5;
    const pictures = new Map();
    const tell = (message) => parent.postMessage(JSON.stringify(message), "*");
    const fail = (error) => tell({ kind: "failed", why: String(error && error.message || error).slice(0, 200) });
    let started = false;

    window.addEventListener("error", (event) => fail(event.error || event.message));
    window.addEventListener("unhandledrejection", (event) => fail(event.reason));

    // The asynchronous module definition that custom interactions are written in, as far as one page needs it.
    const made = new Map();
    const sources = new Map();
    const waiting = [];
    const define = (name, needs, factory) => {
        const parts = [name, needs, factory].filter((part) => part !== undefined);
        const given = typeof parts[0] === "string" ? parts.shift() : undefined;
        const deps = Array.isArray(parts[0]) ? parts.shift() : undefined;
        waiting.push({ name: given, needs: deps, factory: parts[0] });
    };
    define.amd = {};

    const run = (source) => new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
        script.addEventListener("load", () => done());
        script.addEventListener("error", () => failed(new Error("A module could not be run.")));
        document.head.append(script);
    });

    const plain = (id) => id.replace(/^(?:\.\/)+/, "").replace(/\.js$/, "");
    const resolve = (id, from) => {
        if (!id.startsWith("./") && !id.startsWith("../")) {
            return plain(id);
        }
        const steps = from.split("/").slice(0, -1);
        for (const step of id.split("/")) {
            if (step === "..") {
                steps.pop();
            } else if (step !== ".") {
                steps.push(step);
            }
        }
        return plain(steps.join("/"));
    };

    const load = (id) => {
        if (!made.has(id)) {
            made.set(id, (async () => {
                if (!sources.has(id)) {
                    throw new Error(`There is no module ${id}.`);
                }
                // One at a time: a definition without a name belongs to the script that has just run.
                const before = turn;
                let release;
                turn = new Promise((done) => {
                    release = done;
                });
                await before;
                waiting.length = 0;
                let definitions;
                try {
                    await run(sources.get(id));
                    definitions = waiting.splice(0);
                } finally {
                    release();
                }
                for (const one of definitions) {
                    const own = one.name === undefined ? id : plain(one.name);
                    if (own !== id && !made.has(own)) {
                        made.set(own, build(one, own));
                    }
                }
                const mine = definitions.find((one) => one.name === undefined || plain(one.name) === id) || definitions[0];
                return mine ? build(mine, id) : undefined;
            })());
        }
        return made.get(id);
    };
    let turn = Promise.resolve();

    const build = async ({ needs, factory }, id) => {
        const module = { id, exports: {} };
        const own = { require: demand(id), exports: module.exports, module };
        const names = needs || (typeof factory === "function" && factory.length > 0 ? ["require", "exports", "module"] : []);
        const parts = await Promise.all(names.map((name) => own[name] || load(resolve(name, id))));
        const result = typeof factory === "function" ? factory(...parts) : factory;
        return result === undefined ? module.exports : result;
    };
    const demand = (from) => (needs, then, otherwise) => {
        if (!Array.isArray(needs)) {
            throw new Error("Modules are named in a list here.");
        }
        Promise.all(needs.map((name) => load(resolve(name, from)))).then((parts) => then && then(...parts), otherwise || fail);
    };
    window.define = define;
    window.require = demand("");
    window.requirejs = window.require;

    const registered = new Map();
    const context = {
        register: (interaction) => registered.set(String(interaction.typeIdentifier || interaction.getTypeIdentifier && interaction.getTypeIdentifier()), interaction),
        notifyReady: () => {},
        notifyDone: () => {},
    };
    window.qtiCustomInteractionContext = context;
    made.set("qtiCustomInteractionContext", Promise.resolve(context));

    // Markup comes as the same tree as everything else.
    const spaces = { math: "http://www.w3.org/1998/Math/MathML", svg: "http://www.w3.org/2000/svg" };
    const draw = (node, space) => {
        if (typeof node === "string") {
            return document.createTextNode(node);
        }
        const own = spaces[node.t] || space;
        const element = own ? document.createElementNS(own, node.t) : document.createElement(node.t === "prompt" ? "div" : node.t);
        for (const [name, value] of Object.entries(node.a || {})) {
            element.setAttribute(name, name === "src" && pictures.get(value) || value);
        }
        element.append(...(node.c || []).map((child) => draw(child, own)));
        return element;
    };

    const start = async (given) => {
        document.documentElement.lang = given.language;
        document.documentElement.dir = given.direction;
        for (const [address, { type, bytes }] of Object.entries(given.pictures)) {
            pictures.set(address, URL.createObjectURL(new Blob([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], { type })));
        }
        for (const { id, source } of given.modules) {
            sources.set(plain(id), source);
        }
        const place = document.getElementById("place");
        place.className = "qti-customInteraction";
        place.append(...given.markup.map((node) => draw(node)));
        const main = await load(plain(given.module));
        const interaction = registered.get(given.type) || [...registered.values()][0] || main;
        if (!interaction) {
            throw new Error("No module registered an interaction.");
        }
        // What it wrote last, and whether that changed; a module says nothing by itself.
        let instance;
        let last;
        let changed = false;
        const look = () => {
            const response = instance && instance.getResponse ? instance.getResponse() : undefined;
            const written = JSON.stringify(response === undefined ? null : response);
            if (instance && written !== last) {
                const first = last === undefined;
                last = written;
                if (!first) {
                    changed = true;
                    tell({ kind: "response", response: JSON.parse(written) });
                }
            }
        };
        const ready = (ofAuthor) => {
            instance = ofAuthor || instance;
            look();
            tell({ kind: "ready" });
            // One that fails once may fail each time: it is told once, and the last good answer stays.
            let looks = 0;
            const timer = setInterval(() => {
                looks++;
                if (looks % tellEvery === 0) {
                    tell({ kind: "ready" });
                    if (changed) {
                        tell({ kind: "response", response: JSON.parse(last) });
                    }
                }
                try {
                    look();
                } catch (error) {
                    clearInterval(timer);
                    fail(error);
                }
            }, lookEvery);
        };
        const bound = { [given.field]: given.response };
        if (typeof interaction.getInstance === "function") {
            const config = {
                properties: given.properties, templateVariables: {}, contextVariables: {}, boundTo: bound, responseIdentifier: given.field,
                onready: ready, ondone: look, status: given.readOnly ? "closed" : "interacting", locale: given.language,
            };
            const returned = interaction.getInstance(place, config, undefined);
            if (returned && !instance) {
                instance = returned;
            }
        } else {
            // As the first edition of the standard has it.
            context.notifyReady = () => {};
            interaction.initialize(given.field, place, given.properties);
            if (interaction.setResponse && given.response && given.response.base !== null) {
                interaction.setResponse(given.response);
            }
            ready(interaction);
        }
        place.addEventListener("qti-interaction-changed", look);
        const watch = new ResizeObserver(() => tell({ kind: "height", height: Math.ceil(document.documentElement.scrollHeight) }));
        watch.observe(place);
    };

    window.addEventListener("message", (event) => {
        if (event.source !== parent || started || typeof event.data !== "string") {
            return;
        }
        started = true;
        try {
            start(JSON.parse(event.data)).catch(fail);
        } catch (error) {
            fail(error);
        }
    });
    tell({ kind: "here" });
}
