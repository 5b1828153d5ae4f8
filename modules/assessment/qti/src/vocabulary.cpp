#include "vocabulary.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

namespace qti {

namespace {

struct Entry {
    std::string_view names;       // of elements, with blanks between
    std::string_view attributes;  // likewise; what any element may carry is left out
};

// The binding of the assessment, section and item model, without "qti-".
constexpr Entry vocabulary[] = {
    {"assessment-item", "identifier title label tool-name tool-version adaptive time-dependent"},
    {"assessment-test", "identifier title tool-name tool-version"},
    {"assessment-stimulus", "identifier title label tool-name tool-version"},
    {"assessment-stimulus-ref", "identifier href title"},
    {"assessment-section", "identifier title required fixed visible keep-together"},
    {"assessment-section-ref", "identifier href required fixed"},
    {"assessment-item-ref", "identifier href required fixed category"},
    {"test-part", "identifier title navigation-mode submission-mode"},
    {"selection", "select with-replacement extensions"},
    {"ordering", "shuffle extensions"},
    {"time-limits", "min-time max-time allow-late-submission"},
    {"item-session-control",
     "max-attempts show-feedback allow-review show-solution allow-comment allow-skipping validate-responses"},
    {"weight", "identifier value"},
    {"variable-mapping", "source-identifier target-identifier"},
    {"template-default", "template-identifier"},
    {"test-feedback", "access outcome-identifier show-hide identifier title"},
    {"pre-condition exit-test exit-response exit-template outcome-processing outcome-condition outcome-if "
     "outcome-else-if outcome-else outcome-processing-fragment",
     ""},
    {"branch-rule", "target"},
    {"adaptive-selection", ""},
    {"adaptive-engine-ref adaptive-settings-ref usagedata-ref metadata-ref", "identifier href"},
    {"test-rubric-block rubric-block-ref", "identifier href view"},
    {"response-declaration", "identifier cardinality base-type"},
    {"outcome-declaration",
     "identifier cardinality base-type view interpretation long-interpretation normal-maximum normal-minimum "
     "mastery-value external-scored variable-identifier-ref"},
    {"template-declaration", "identifier cardinality base-type math-variable param-variable"},
    {"context-declaration", "identifier cardinality base-type"},
    {"default-value correct-response", "interpretation"},
    {"value", "field-identifier base-type"},
    {"mapping", "lower-bound upper-bound default-value"},
    {"map-entry", "map-key mapped-value case-sensitive"},
    {"area-mapping", "lower-bound upper-bound default-value"},
    {"area-map-entry", "shape coords mapped-value"},
    {"match-table interpolation-table", "default-value"},
    {"match-table-entry", "source-value target-value"},
    {"interpolation-table-entry", "include-boundary source-value target-value"},
    // Content
    {"item-body stimulus-body content-body html-content prompt rubric-block-body", ""},
    {"stylesheet", "href type media title"},
    {"rubric-block", "use view"},
    {"feedback-block feedback-inline", "outcome-identifier show-hide identifier"},
    {"modal-feedback", "outcome-identifier show-hide identifier title"},
    {"template-block template-inline", "template-identifier show-hide identifier"},
    {"printed-variable", "identifier format power-form base index delimiter field mapping-indicator"},
    {"info-control", "title"},
    {"choice-interaction", "response-identifier shuffle max-choices min-choices orientation"},
    {"order-interaction", "response-identifier shuffle max-choices min-choices orientation"},
    {"associate-interaction", "response-identifier shuffle max-associations min-associations"},
    {"match-interaction", "response-identifier shuffle max-associations min-associations"},
    {"gap-match-interaction", "response-identifier shuffle max-associations min-associations"},
    {"inline-choice-interaction", "response-identifier shuffle required min-choices"},
    {"text-entry-interaction",
     "response-identifier base string-identifier expected-length pattern-mask placeholder-text format"},
    {"extended-text-interaction",
     "response-identifier base string-identifier expected-length pattern-mask placeholder-text max-strings "
     "min-strings expected-lines format"},
    {"hottext-interaction hotspot-interaction graphic-order-interaction select-point-interaction",
     "response-identifier max-choices min-choices"},
    {"graphic-associate-interaction", "response-identifier max-associations min-associations"},
    {"graphic-gap-match-interaction", "response-identifier max-associations min-associations"},
    {"position-object-stage", ""},
    {"position-object-interaction", "response-identifier center-point max-choices min-choices"},
    {"slider-interaction", "response-identifier lower-bound upper-bound step step-label orientation reverse"},
    {"media-interaction", "response-identifier autostart min-plays max-plays loop coords"},
    {"drawing-interaction", "response-identifier"},
    {"upload-interaction", "response-identifier type"},
    {"end-attempt-interaction", "response-identifier title count-attempt"},
    {"custom-interaction", "response-identifier"},
    {"portable-custom-interaction", "response-identifier module custom-interaction-type-identifier"},
    {"interaction-markup", ""},
    {"interaction-modules", "primary-configuration secondary-configuration"},
    {"interaction-module", "id primary-path fallback-path"},
    {"template-variable context-variable", "template-identifier identifier"},
    {"simple-choice inline-choice", "identifier fixed template-identifier show-hide"},
    {"hottext", "identifier template-identifier show-hide"},
    {"simple-associable-choice",
     "identifier fixed template-identifier show-hide match-group match-max match-min"},
    {"simple-match-set", ""},
    {"gap-text", "identifier template-identifier show-hide match-group match-max match-min"},
    {"gap-img",
     "identifier template-identifier show-hide match-group match-max match-min object-label top left"},
    {"gap", "identifier template-identifier show-hide match-group required"},
    {"hotspot-choice", "identifier template-identifier show-hide shape coords hotspot-label"},
    {"associable-hotspot",
     "identifier template-identifier show-hide shape coords hotspot-label match-group match-max match-min"},
    {"catalog-info catalog file-href resource-icon", "id mime-type"},
    {"card", "support"},
    {"card-entry", "default"},
    {"companion-materials-info calculator calculator-type description calculator-info rule protractor "
     "increment-si increment-us minor-increment major-increment ruler system physical-material",
     "unit"},
    {"digital-material", "label mime-type resource-icon"},
    // Processing
    {"response-processing", "template template-location"},
    {"template-processing response-condition response-if response-else-if response-else "
     "response-processing-fragment template-condition template-if template-else-if template-else "
     "template-constraint",
     ""},
    {"set-outcome-value lookup-outcome-value set-template-value set-correct-response set-default-value",
     "identifier"},
    // Expressions
    {"base-value", "base-type"},
    {"variable", "identifier weight-identifier"},
    {"default correct", "identifier"},
    {"map-response map-response-point", "identifier"},
    {"math-constant", "name"},
    {"random-integer", "min max step"},
    {"random-float", "min max"},
    {"null multiple ordered container-size is-null random member delete contains and or not match lt gt lte "
     "gte duration-lt duration-gte sum product subtract divide power integer-divide integer-modulus truncate "
     "round integer-to-float min max gcd lcm",
     ""},
    {"index", "n"},
    {"field-value", "field-identifier"},
    {"substring string-match", "case-sensitive substring"},
    {"pattern-match", "pattern"},
    {"any-n", "min max"},
    {"equal", "tolerance-mode tolerance include-lower-bound include-upper-bound"},
    {"equal-rounded round-to", "rounding-mode figures"},
    {"inside", "shape coords"},
    {"math-operator stats-operator", "name"},
    {"repeat", "number-repeats"},
    {"custom-operator", "class definition"},
    {"number-correct number-incorrect number-presented number-responded number-selected",
     "section-identifier include-category exclude-category"},
    {"outcome-maximum outcome-minimum",
     "section-identifier include-category exclude-category outcome-identifier weight-identifier"},
    {"test-variables",
     "section-identifier include-category exclude-category variable-identifier weight-identifier base-type"},
};

// What any element of QTI may carry besides aria-… and data-….
constexpr std::string_view everywhere =
    "id class label dir language xml:lang xml:base xml:space xml:id role "
    "xmlns style title";

constexpr std::string_view html =
    "a abbr acronym address article aside audio b bdi bdo big blockquote br caption cite code col colgroup "
    "dd "
    "details dfn div dl dt em fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins del "
    "kbd "
    "label legend li main mark nav object ol p param picture pre q rb rp rt rtc ruby s samp section small "
    "source span strong sub summary sup table tbody td tfoot th thead time tr track tt u ul var video wbr";

using Words = std::set<std::string, std::less<>>;

Words words(std::string_view list) {
    Words all;
    std::istringstream in{std::string(list)};
    for (std::string word; in >> word;) {
        all.insert(word);
    }
    return all;
}

const std::map<std::string, Words, std::less<>>& elements() {
    static const auto all = [] {
        std::map<std::string, Words, std::less<>> made;
        for (const auto& [names, attributes] : vocabulary) {
            for (const auto& name : words(names)) {
                made.emplace(name, words(attributes));
            }
        }
        return made;
    }();
    return all;
}

bool is_upper(char one) { return one >= 'A' && one <= 'Z'; }

}  // namespace

std::string kebab(std::string_view camel) {
    std::string name;
    for (std::size_t at = 0; at < camel.size(); ++at) {
        const bool word = is_upper(camel[at]) && at > 0 && !is_upper(camel[at - 1]);
        if (word) {
            name += '-';
        }
        name += is_upper(camel[at]) ? static_cast<char>(camel[at] + 32) : camel[at];
    }
    return name;
}

bool is_qti_name(std::string_view name) { return elements().contains(name); }

bool is_qti_attribute(std::string_view element, std::string_view attribute) {
    static const Words common = words(everywhere);
    if (common.contains(attribute) || attribute.starts_with("aria-") || attribute.starts_with("data-")) {
        return true;
    }
    const auto found = elements().find(element);
    return found != elements().end() && found->second.contains(attribute);
}

bool is_html_name(std::string_view name) {
    static const Words known = words(html);
    return known.contains(name);
}

}  // namespace qti
