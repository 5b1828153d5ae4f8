define(() => ({
    make: (dom, count, pressed) => {
        const all = Array.from({ length: count }, (_, at) => {
            const button = document.createElement("button");
            button.type = "button";
            button.textContent = `Shade ${at + 1}`;
            button.addEventListener("click", () => pressed(at + 1));
            dom.append(button);
            return button;
        });
        return (chosen) => all.forEach((button, at) => button.setAttribute("aria-pressed", String(at + 1 === chosen)));
    },
}));
