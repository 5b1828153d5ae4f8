/** `system` follows the reader's device. */
export type Theme = "system" | "light" | "dark";

const chosenKey = "assay.theme";

export function chosenTheme(): Theme {
    const theme = localStorage.getItem(chosenKey);
    return theme === "light" || theme === "dark" ? theme : "system";
}

export function chooseTheme(theme: Theme): void {
    localStorage.setItem(chosenKey, theme);
    applyTheme();
}

export function applyTheme(): void {
    const theme = chosenTheme();
    if (theme === "system") {
        delete document.documentElement.dataset["theme"];
    } else {
        document.documentElement.dataset["theme"] = theme;
    }
}
