define(["qtiCustomInteractionContext", "./parts/buttons"], (context, buttons) => {
    context.register({
        typeIdentifier: "urn:gallery:shades",
        getInstance: (dom, config) => {
            const bound = config.boundTo[config.responseIdentifier];
            let chosen = bound && bound.base ? bound.base.integer : undefined;
            const shown = buttons.make(dom, Number(config.properties.shades), (one) => {
                chosen = one;
                shown(one);
            });
            shown(chosen);
            const instance = {
                getResponse: () => chosen === undefined ? { base: null } : { base: { integer: chosen } },
                getState: () => "",
            };
            config.onready(instance);
            return instance;
        },
    });
});
