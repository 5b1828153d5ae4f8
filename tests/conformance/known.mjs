// Where the oracle cannot tell: the example it is about, and why. Everything else must agree.
const commonCartridge = "its processing is a template of Common Cartridge, which the oracle does not know and scores 0";
const caseBlind = "the oracle compares mapped text without regard to case, whatever the entry says";
const refused = "Assay refuses it; docs/qti.md says why";
const falseIsTrue = "the oracle takes a boolean outcome that holds false for true";

export const known = {
    "examples/qtiv3-examples/packaging/ccPackage/testitems/": commonCartridge,
    "examples/qtiv3-examples/packaging/items/text_entry.xml": caseBlind,
    "examples/QTI3_BPIG_Examples/items/slider-1.xml": refused,
    "examples/QTI3_BPIG_Examples/items/Example03-feedbackBlock-solution.xml": falseIsTrue,
    "examples/qtiv3-examples/packaging/items/Example03-feedbackBlock-solution.xml": falseIsTrue,
    "examples/qtiv3-examples/packaging/basicFeedbackTest/id-a360e0fa63e6/Example03-feedbackBlock-solution.xml": falseIsTrue,
    "examples/qtiv3-examples/packaging/feedbackTest/id-5e216df10030/Example03-feedbackBlock-solution.xml": falseIsTrue,
    "examples/qtiv3-examples/packaging/items/feedback_adaptive.xml": refused,
    "examples/qtiv3-examples/packaging/interactionMixSaxonyV3/TextEntrysubset_806481421.xml":
        "the oracle fails on a blank response among mapped ones",
    "examples/qtiv3-examples/packaging/interactionMixSaxonyV3/Choicesingle_853928446.xml":
        "the oracle fails where a blank response stands second in a match",
    "examples/qtiv3-examples/packaging/sharedStimulus/exemplar06.xml": "the oracle fails on a text that a mapping does not name",
};

/** The reason not to ask about an item, if there is one. A name that ends in "/" is all below it. */
export function exception(name) {
    return Object.entries(known).find(([one]) => one === name || (one.endsWith("/") && name.startsWith(one)))?.[1];
}
