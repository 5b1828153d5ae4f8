import type { Response } from "../../core/wire";

/** The answer as it stands, also between two drawings of the page: fields that change in one moment build on each other. */
export class Latest {
    #response: Response | null = null;

    get(): Response | null {
        return this.#response;
    }

    set(response: Response | null): void {
        this.#response = response;
    }
}
