import { type QueryKey, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import createClient, { type Middleware } from "openapi-fetch";
import type { paths } from "~/api/types";
import { Failure } from "./failure";
import { spokenLanguage } from "./words/languages";

type Method = "get" | "post" | "put" | "patch" | "delete";
/** The addresses that know a method. */
export type PathOf<M extends Method> = {
    [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? P : never;
}[keyof paths];
type Operation<P extends keyof paths, M extends Method> = M extends keyof paths[P] ? paths[P][M] : never;
/** What the server answers when all is well. */
export type Reply<P extends keyof paths, M extends Method = "get"> =
    Operation<P, M> extends { responses: infer R } ? Good<R, keyof R & (200 | 201 | 202)> : never;
type Good<R, S extends keyof R> = [S] extends [never] ? undefined
    : R[S] extends { content: { "application/json": infer T } } ? T : undefined;
type Parameters<O> = O extends { parameters: infer X }
    ? { [K in keyof X as K extends "path" | "query" ? (X[K] extends undefined ? never : K) : never]: X[K] }
    : object;
type Body<O> = O extends { requestBody: { content: { "application/json": infer B } } } ? { body: B } : { body?: Blob };
/** What stands in the address: `path` for its `{names}`, `query` for what follows the question mark. */
export type Asking<P extends keyof paths, M extends Method> = Parameters<Operation<P, M>>;
export type Sending<P extends keyof paths, M extends Method> = Asking<P, M> & Body<Operation<P, M>>;

let whenSignedOut: () => void = () => {};

/** The shell says where to go when the server no longer knows the reader. */
export function onSignedOut(go: () => void): void {
    whenSignedOut = go;
}

let whenPreparing: () => void = () => {};

/** The shell shows how far the first start of a demo is. */
export function onPreparing(show: () => void): void {
    whenPreparing = show;
}

// Here a 401 is an answer to what was typed, not the end of a session.
const aboutPasswords = new Set(["/api/sessions", "/api/me/password", "/api/me/erasure"]);

const guard: Middleware = {
    onRequest({ request }) {
        // Titles, guides and questions come in the language the pages are shown in, where they are translated.
        request.headers.set("Accept-Language", spokenLanguage());
        // The server refuses what changes something without this header: no form of another site can send it.
        if (request.method !== "GET") {
            request.headers.set("X-Assay-Csrf", "1");
        }
    },
    onResponse({ response, schemaPath }) {
        if (response.status === 401 && !aboutPasswords.has(schemaPath)) {
            whenSignedOut();
        }
    },
};

const client = createClient<paths>({ baseUrl: "", credentials: "same-origin" });
client.use(guard);

interface Answer {
    readonly data?: unknown;
    readonly error?: unknown;
    readonly response: Response;
}

/** One request; its reply, or a thrown Failure. */
export async function send<M extends Method, P extends PathOf<M>>(
    method: M,
    path: P,
    sending?: Sending<P, M>,
    signal?: AbortSignal,
): Promise<Reply<P, M>> {
    const { body, ...params } = (sending ?? {}) as { body?: unknown };
    const how = {
        params,
        ...(body === undefined ? {} : { body }),
        ...(body instanceof Blob ? asIs(body) : {}),
        ...(signal ? { signal } : {}),
    };
    const request = client.request as unknown as (m: string, p: P, o: object) => Promise<Answer>;
    let answer: Answer;
    try {
        answer = await request(method, path, how);
    } catch (cause) {
        if (signal?.aborted) {
            throw cause;
        }
        throw new Failure(0, { code: "unreachable" });
    }
    if (!answer.response.ok) {
        const failure = new Failure(answer.response.status, answer.error);
        if (failure.code === "preparing_demo") {
            whenPreparing();
        }
        throw failure;
    }
    return answer.data as Reply<P, M>;
}

/** A file goes out as its bytes, with its own type. */
function asIs(file: Blob) {
    return { bodySerializer: (bytes: unknown) => bytes, headers: { "Content-Type": file.type || "application/octet-stream" } };
}

/** Reading may be tried again when nobody answered or the server was busy; nothing else may. */
export function worthRetrying(tries: number, failure: unknown): boolean {
    return tries < 2 && failure instanceof Failure && [0, 502, 503, 504].includes(failure.status);
}

/** The key under which a reading is cached. */
export function readingKey<P extends PathOf<"get">>(path: P, asking?: Asking<P, "get">): QueryKey {
    return [path, asking ?? {}];
}

/** Reads, caches and keeps fresh: `useRead("/api/bookings/{booking}", { path: { booking } })`. */
export function useRead<P extends PathOf<"get">>(path: P, asking?: Asking<P, "get">, how: {
    enabled?: boolean;
    refetchInterval?: number;
} = {}) {
    return useQuery<Reply<P>, Failure>({
        queryKey: readingKey(path, asking),
        queryFn: ({ signal }) => send("get", path, asking as Sending<P, "get">, signal),
        // A filter that changes keeps the old list in sight until the new one is there; another thing's page starts empty.
        placeholderData: (previous, query) => isSameThing(query?.queryKey, readingKey(path, asking)) ? previous : undefined,
        ...how,
    });
}

function isSameThing(one: QueryKey | undefined, other: QueryKey): boolean {
    return one !== undefined && thingOf(one) === thingOf(other);
}

function thingOf([path, asking]: QueryKey): string {
    return JSON.stringify([path, (asking as { path?: unknown } | undefined)?.path]);
}

/**
 * Changes something: `const book = useAct("post", "/api/bookings", { done })`, then `book.run({ body })`. When it worked, everything
 * read before is read anew, and then `done` hears the reply; or, with `leave`, that address is loaded and all is forgotten, for what
 * ends a session. What went wrong is `failure`.
 */
export function useAct<M extends Exclude<Method, "get">, P extends PathOf<M>>(method: M, path: P, { done, leave }: {
    done?: (reply: Reply<P, M>) => void;
    leave?: string;
} = {}) {
    const known = useQueryClient();
    const { mutate, isPending, error, reset } = useMutation<Reply<P, M>, Failure, Sending<P, M>>({
        mutationFn: (sending) => send(method, path, sending),
        onSuccess: async (reply) => {
            if (leave !== undefined) {
                location.assign(leave);
                return;
            }
            await known.invalidateQueries();
            done?.(reply);
        },
    });
    return {
        run: (...[sending]: object extends Sending<P, M> ? [Sending<P, M>?] : [Sending<P, M>]) =>
            mutate((sending ?? {}) as Sending<P, M>),
        isPending,
        failure: error,
        /** Forgets the last failure, for a dialog that opens again. */
        reset,
    };
}
