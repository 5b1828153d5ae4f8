import type { Values } from "./words/sayings";

/** One field's problem in a problem document. */
export interface FieldError {
    readonly pointer: string;
    readonly detail: string;
    readonly code?: string;
}

/** A request that did not succeed: the server's problem document (RFC 9457), or `unreachable` when there was no answer. */
export class Failure extends Error {
    readonly status: number;
    readonly code: string;
    readonly detail: string;
    readonly errors: readonly FieldError[];
    readonly facts: Values;

    constructor(status: number, document: unknown) {
        const said = (typeof document === "object" && document !== null ? document : {}) as Record<string, unknown>;
        const code = typeof said["code"] === "string" ? said["code"] : status === 0 ? "unreachable" : "unexpected";
        super(`${status} ${code}`);
        this.name = "Failure";
        this.status = status;
        this.code = code;
        this.detail = typeof said["detail"] === "string" ? said["detail"] : "";
        this.errors = Array.isArray(said["errors"]) ? said["errors"] as FieldError[] : [];
        this.facts = (typeof said["facts"] === "object" && said["facts"] !== null ? said["facts"] : {}) as Values;
    }
}
