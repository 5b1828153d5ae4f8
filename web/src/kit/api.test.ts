import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type * as Api from "./api";
import type { Failure as FailureType } from "./failure";

const origin = "http://assay.test";
let requests: Request[];
let reply: () => Response;
// The client takes fetch and Request when it is loaded, so it is loaded after they were replaced.
let api: typeof Api;
let Failure: typeof FailureType;

beforeEach(async () => {
    requests = [];
    reply = () => Response.json({ signed_in: false });
    // The browser resolves addresses against its page; Node has none.
    vi.stubGlobal("Request", class extends Request {
        constructor(input: string | Request, init?: RequestInit) {
            super(typeof input === "string" ? new URL(input, origin) : input, init);
        }
    });
    vi.stubGlobal("fetch", async (request: Request) => {
        requests.push(request);
        return reply();
    });
    vi.resetModules();
    api = await import("./api");
    ({ Failure } = await import("./failure"));
});
afterEach(() => {
    vi.unstubAllGlobals();
});

function refuse(status: number, document: object) {
    reply = () => new Response(JSON.stringify(document), { status, headers: { "Content-Type": "application/problem+json" } });
}

describe("a request", () => {
    it("carries the header against other sites' forms when it changes something, and only then", async () => {
        await api.send("get", "/api/me");
        await api.send("post", "/api/sessions", { body: { email: "ann@example.org", password: "x" } });
        expect(requests.map((one) => one.headers.get("X-Assay-Csrf"))).toEqual([null, "1"]);
        expect(await requests[1]?.json()).toEqual({ email: "ann@example.org", password: "x" });
    });

    it("puts names into the address and sends a file as its bytes", async () => {
        reply = () => new Response(null, { status: 204 });
        await api.send("delete", "/api/me/sessions/{session}", { path: { session: "a/b" } });
        await api.send("put", "/api/me/id-photo", { body: new Blob(["picture"], { type: "image/png" }) });
        expect(requests.map((one) => `${one.method} ${new URL(one.url).pathname}`)).toEqual([
            "DELETE /api/me/sessions/a%2Fb",
            "PUT /api/me/id-photo",
        ]);
        expect(requests[1]?.headers.get("Content-Type")).toBe("image/png");
        expect(await requests[1]?.text()).toBe("picture");
    });

    it("throws the server's problem document", async () => {
        refuse(422, { code: "role_wall", detail: "Whoever teaches may not see live items.", facts: { role: "reviewer" } });
        const failure = await api.send("get", "/api/me").catch((thrown: unknown) => thrown);
        expect(failure).toBeInstanceOf(Failure);
        expect(failure).toMatchObject({ status: 422, code: "role_wall", facts: { role: "reviewer" } });
    });

    it("says that nobody answered", async () => {
        reply = () => {
            throw new TypeError("Failed to fetch");
        };
        await expect(api.send("get", "/api/me")).rejects.toMatchObject({ status: 0, code: "unreachable" });
    });

    it("tells the shell when the session has ended, but not when a password was wrong", async () => {
        const signedOut = vi.fn<() => void>();
        api.onSignedOut(signedOut);
        refuse(401, { code: "sign_in_first" });
        await api.send("post", "/api/sessions", { body: { email: "a", password: "b" } }).catch(() => {});
        expect(signedOut).not.toHaveBeenCalled();
        await api.send("get", "/api/me/sessions").catch(() => {});
        expect(signedOut).toHaveBeenCalledOnce();
    });
});

describe("trying again", () => {
    it("is worth it where the server may answer next time, twice at most", () => {
        expect(api.worthRetrying(0, new Failure(0, {}))).toBe(true);
        expect(api.worthRetrying(1, new Failure(503, {}))).toBe(true);
        expect(api.worthRetrying(2, new Failure(503, {}))).toBe(false);
        expect(api.worthRetrying(0, new Failure(422, {}))).toBe(false);
        expect(api.worthRetrying(0, new TypeError("ours"))).toBe(false);
    });
});
