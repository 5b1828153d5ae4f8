/** The sign-in page, which afterwards leads back to `from`. */
export function signInAddress(from: string): string {
    return `/sign-in?${new URLSearchParams({ return: from }).toString()}`;
}

/** Where to go after signing in. Only a place of this site: an address of another is a trap. */
export function returnAddress(asked: string): string {
    return /^\/(?![/\\])/.test(asked) && !asked.startsWith("/sign-in") ? asked : "/";
}
