define(["qtiCustomInteractionContext"], () => {
    throw new Error("broken on purpose");
});
