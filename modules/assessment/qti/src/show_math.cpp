// Formulas: variables of a template in them, and what MathML Core no longer has.
#include "interactions.hpp"
#include "show.hpp"

namespace qti {
namespace {

Node token(std::string name, std::string text) {
    Node made{.name = std::move(name)};
    made.children.push_back({.text = std::move(text)});
    return made;
}

}  // namespace

// An identifier of a formula that is the name of a template variable stands for its value.
bool Shower::math_variable(pugi::xml_node at, std::string_view local, std::vector<Node>& out) const {
    if (local != "mi" && local != "ci") {
        return false;
    }
    const std::vector<std::string> words = words_of(text_of(at));
    if (words.size() != 1 || !math_variables_.contains(words.front())) {
        return false;
    }
    const Value& value = seen(words.front());
    const bool number = value.type == BaseType::integer || value.type == BaseType::real;
    Node row{.name = "mrow"};
    for (const Single& each : value.items) {
        std::string written = write_single(value.type, each);
        if (!row.children.empty()) {
            row.children.push_back(token("mo", ","));
        }
        if (number && written.starts_with('-')) {
            row.children.push_back(token("mo", "\u2212"));
            written.erase(0, 1);
        }
        row.children.push_back(token(number ? "mn" : "mi", std::move(written)));
    }
    out.push_back(row.children.size() == 1 ? std::move(row.children.front()) : std::move(row));
    return true;
}

void Shower::fenced(pugi::xml_node at, std::vector<Node>& out) {
    Node row{.name = "mrow"};
    row.children.push_back(token("mo", at.attribute("open").as_string("(")));
    std::string separators;
    for (const std::string& word : words_of(at.attribute("separators").as_string(","))) {
        separators += word;
    }
    std::size_t place = 0;
    for (const pugi::xml_node child : at.children()) {
        if (child.type() != pugi::node_element) {
            continue;
        }
        if (place > 0 && !separators.empty()) {
            row.children.push_back(
                token("mo", std::string(1, separators[std::min(place, separators.size()) - 1])));
        }
        element(child, row.children);
        ++place;
    }
    row.children.push_back(token("mo", at.attribute("close").as_string(")")));
    out.push_back(std::move(row));
}

}  // namespace qti
