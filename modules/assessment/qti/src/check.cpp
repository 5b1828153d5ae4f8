#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "interactions.hpp"
#include "reading.hpp"

namespace qti {

namespace {

using Node = pugi::xml_node;

struct Rule {
    std::string_view interaction;
    std::initializer_list<BaseType> types;  // none: any
    std::initializer_list<Cardinality> cardinalities;
    std::initializer_list<std::string_view> options;  // elements whose identifiers are answers
};

using enum Cardinality;
constexpr auto text_types = {BaseType::string, BaseType::integer, BaseType::real};

const Rule rules[] = {
    {"choice", {BaseType::identifier}, {single, multiple}, {"qti-simple-choice"}},
    {"order", {BaseType::identifier}, {ordered}, {"qti-simple-choice"}},
    {"associate", {BaseType::pair}, {single, multiple}, {"qti-simple-associable-choice"}},
    {"match", {BaseType::directed_pair}, {single, multiple}, {"qti-simple-associable-choice"}},
    {"gap-match", {BaseType::directed_pair}, {single, multiple}, {"qti-gap-text", "qti-gap-img", "qti-gap"}},
    {"inline-choice", {BaseType::identifier}, {single}, {"qti-inline-choice"}},
    {"text-entry", text_types, {single, record}, {}},
    {"extended-text", text_types, {single, multiple, ordered, record}, {}},
    {"hottext", {BaseType::identifier}, {single, multiple}, {"qti-hottext"}},
    {"hotspot", {BaseType::identifier}, {single, multiple}, {"qti-hotspot-choice"}},
    {"select-point", {BaseType::point}, {single, multiple}, {}},
    {"graphic-order", {BaseType::identifier}, {ordered}, {"qti-hotspot-choice"}},
    {"graphic-associate", {BaseType::pair}, {single, multiple}, {"qti-associable-hotspot"}},
    {"graphic-gap-match",
     {BaseType::directed_pair},
     {single, multiple},
     {"qti-gap-text", "qti-gap-img", "qti-associable-hotspot"}},
    {"position-object", {BaseType::point}, {single, multiple}, {}},
    {"slider", {BaseType::integer, BaseType::real}, {single}, {}},
    {"media", {BaseType::integer}, {single}, {}},
    {"drawing", {BaseType::file}, {single}, {}},
    {"upload", {BaseType::file}, {single, multiple}, {}},
    {"end-attempt", {BaseType::boolean}, {single}, {}},
    {"custom", {}, {}, {}},
    {"portable-custom", {}, {}, {}},
};

const Rule* rule_of(std::string_view element) {
    constexpr std::string_view before = "qti-", after = "-interaction";
    if (!element.starts_with(before) || !element.ends_with(after) ||
        element.size() <= before.size() + after.size()) {
        return nullptr;
    }
    const auto kind = element.substr(before.size(), element.size() - before.size() - after.size());
    const auto found = std::ranges::find(rules, kind, &Rule::interaction);
    return found == std::end(rules) ? nullptr : &*found;
}

template <class Kind>
std::string names_of(std::initializer_list<Kind> kinds) {
    std::string names;
    for (const Kind kind : kinds) {
        names += fmt::format("{}{}", names.empty() ? "" : " or ", name_of(kind));
    }
    return names;
}

class Check {
  public:
    Check(const Item& item, Problems& problems) : item_(item), xml_(*item.document), problems_(problems) {}

    void run() {
        if (!item_.body()) {
            tell(xml_.root(), Severity::warning, "no_body",
                 "The item has no body: there is nothing to show.");
        }
        each_element(item_.body(), [&](Node node) {
            if (const Rule* rule = rule_of(node.name())) {
                interaction(node, *rule);
            }
        });
        each_element(xml_.root(), [&](Node node) { variable(node); });
        keys();
    }

  private:
    void tell(Node at, Severity severity, std::string code, std::string message) {
        xml_.problem(problems_, at, severity, std::move(code), std::move(message));
    }
    void error(Node at, std::string code, std::string message) {
        tell(at, Severity::error, std::move(code), std::move(message));
    }

    void interaction(Node node, const Rule& rule) {
        const std::string id = node.attribute("response-identifier").value();
        if (id.empty()) {
            return error(node, "response_missing",
                         "This interaction does not say which response it gives (response-identifier).");
        }
        const Declaration* declared = item_.find(id);
        if (!declared || declared->kind != Kind::response || declared->built_in) {
            return error(node, "response_not_declared",
                         fmt::format("The response {} is not declared. Add a response declaration for it.",
                                     quoted(id)));
        }
        const auto& types = rule.types;
        const auto& cardinalities = rule.cardinalities;
        if (cardinalities.size() != 0 &&
            std::ranges::find(cardinalities, declared->cardinality) == cardinalities.end()) {
            error(node, "wrong_cardinality",
                  fmt::format("The response {} of this interaction must be declared {}, not {}.", quoted(id),
                              names_of(cardinalities), name_of(declared->cardinality)));
        } else if (declared->cardinality != record && types.size() != 0 &&
                   std::ranges::find(types, declared->type) == types.end()) {
            error(node, "wrong_base_type",
                  fmt::format("The response {} of this interaction must have the base type {}, not {}.",
                              quoted(id), names_of(types), name_of(declared->type)));
        }
        options(node, rule, id);
    }

    void options(Node node, const Rule& rule, const std::string& response) {
        std::set<std::string, std::less<>> own;
        each_element(node, [&](Node option) {
            if (std::ranges::find(rule.options, std::string_view(option.name())) == rule.options.end()) {
                return;
            }
            const std::string id = option.attribute("identifier").value();
            if (!read_single(BaseType::identifier, id)) {
                error(option, "wrong_identifier", "An option needs an identifier without blanks.");
            } else if (!own.insert(id).second) {
                error(option, "duplicate_identifier",
                      fmt::format("Two options are called {}. Give one of them another identifier.",
                                  quoted(id)));
            }
        });
        if (rule.options.size() != 0) {
            options_[response].merge(own);
        }
    }

    // What names a variable in the content, or an identifier its variable is compared with.
    void variable(Node node) {
        for (const char* attribute : {"outcome-identifier", "template-identifier"}) {
            named(node, node.attribute(attribute).value());
        }
        if (std::string_view(node.name()) == "qti-printed-variable") {
            named(node, node.attribute("identifier").value());
        }
    }
    void named(Node node, const std::string& id) {
        if (!id.empty() && !item_.find(id)) {
            tell(
                node, Severity::warning, "no_such_variable",
                fmt::format("The variable {} is not declared. What depends on it is not shown.", quoted(id)));
        }
    }

    // A key that names an option which does not exist can never be met.
    void keys() {
        for (const Node node : xml_.root().children("qti-response-declaration")) {
            const auto known = options_.find(node.attribute("identifier").value());
            const Declaration* declared = known == options_.end() ? nullptr : item_.find(known->first);
            if (!declared) {
                continue;
            }
            for (const Node value : node.child("qti-correct-response").children("qti-value")) {
                for (const auto& part : words_of(text_of(value))) {
                    missing(value, known->second, part);
                }
            }
        }
    }
    void missing(Node at, const std::set<std::string, std::less<>>& known, const std::string& id) {
        if (!known.contains(id)) {
            error(at, "no_such_option",
                  fmt::format("The correct response names {}, but no option is called that.", quoted(id)));
        }
    }

    const Item& item_;
    const Xml& xml_;
    Problems& problems_;
    std::map<std::string, std::set<std::string, std::less<>>, std::less<>> options_;  // of each response
};

}  // namespace

void check_item(const Item& item, Problems& problems, const Neighbours& neighbours) {
    Check(item, problems).run();
    check_content(item, problems, neighbours);
}

}  // namespace qti
