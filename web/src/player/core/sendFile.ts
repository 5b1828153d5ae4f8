import { Failure } from "~/kit/failure";

/**
 * Sends a file as it is; gives the id it is kept under. What is on its way can be seen and stopped, which the browser's newer way of
 * asking cannot do.
 */
export function sendFile(address: string, file: File, told: (share: number) => void, stop: AbortSignal): Promise<string> {
    return new Promise((done, failed) => {
        const request = new XMLHttpRequest();
        const end = () => stop.removeEventListener("abort", abort);
        const abort = () => request.abort();
        request.open("POST", address);
        request.responseType = "json";
        request.setRequestHeader("Content-Type", file.type || "application/octet-stream");
        request.setRequestHeader("X-Assay-Csrf", "1");
        request.upload.addEventListener("progress", ({ loaded, total }) => total > 0 && told(loaded / total));
        request.addEventListener("load", () => {
            end();
            const said: unknown = request.response;
            const id = typeof said === "object" && said !== null && "id" in said ? said.id : undefined;
            if (request.status >= 200 && request.status < 300 && typeof id === "string") {
                done(id);
            } else {
                failed(new Failure(request.status, said));
            }
        });
        for (const trouble of ["error", "abort", "timeout"] as const) {
            request.addEventListener(trouble, () => {
                end();
                failed(new Failure(0, { code: "unreachable" }));
            });
        }
        stop.addEventListener("abort", abort);
        request.send(file);
    });
}
