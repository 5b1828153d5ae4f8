let offsetMilliseconds = 0;

/** The installation's time, which in a demo runs ahead of the browser's. Decide nothing by it: the server decides. */
export function installationNow(): Date {
    return new Date(Date.now() + offsetMilliseconds);
}

export function setInstallationOffset(seconds: number): void {
    offsetMilliseconds = seconds * 1000;
}
