#include <qti/body.hpp>

#include "show.hpp"

#include <algorithm>

namespace qti {
namespace {

std::string language_of(const Item& item) {
    for (const pugi::xml_node at : {item.body(), item.document->root()}) {
        for (const char* name : {"xml:lang", "lang"}) {
            if (*at.attribute(name).value()) {
                return at.attribute(name).value();
            }
        }
    }
    return item.language;
}

// Written from right to left, where nobody says otherwise.
bool right_to_left(std::string_view language) {
    constexpr std::array<std::string_view, 12> list = {"ar", "arc", "ckb", "dv", "fa", "he",
                                                       "iw", "ps",  "sd",  "ug", "ur", "yi"};
    if (language.contains("-Latn")) {
        return false;
    }
    const std::string_view primary = language.substr(0, language.find_first_of("-_"));
    return std::ranges::find(list, primary) != list.end();
}

std::string direction_of(const Item& item, const std::string& language) {
    for (const pugi::xml_node at : {item.body(), item.document->root()}) {
        const std::string_view written = at.attribute("dir").value();
        if (written == "ltr" || written == "rtl") {
            return std::string(written);
        }
    }
    return right_to_left(language) ? "rtl" : "ltr";
}

void catalogs(pugi::xml_node info, const Shower& shower, const Item& item, const State& state,
              const Showing& showing, std::vector<Node>& out) {
    Shower inside(item, state, showing);
    inside.children(info, out);
    const auto files = [&](const auto& self, std::vector<Node>& nodes) -> void {
        for (Node& node : nodes) {
            if (node.name == "file-href") {
                std::string written;
                for (const Node& child : node.children) {
                    written += child.text;
                }
                node.children.clear();
                node.attributes.emplace_back("href", shower.address(written));
            }
            self(self, node.children);
        }
    };
    files(files, out);
}

}  // namespace

std::string_view Node::attribute(std::string_view wanted) const {
    const auto found = std::ranges::find(attributes, wanted, [](const auto& each) { return each.first; });
    return found == attributes.end() ? std::string_view() : std::string_view(found->second);
}

Body body_of(const Item& item, const State& state, const Showing& showing) {
    Body body;
    if (!item.document) {
        return body;
    }
    Shower shower(item, state, showing);
    shower.children(item.body(), body.nodes);
    std::erase_if(body.nodes, [](const Node& node) { return node.name.empty() && node.text == " "; });
    const pugi::xml_node root = item.document->root();
    for (const pugi::xml_node each : root.children("qti-modal-feedback")) {
        if (showing.feedback && state.tries > 0 && shower.shown(each, "outcome-identifier")) {
            Node made{.name = "modal-feedback"};
            if (*each.attribute("title").value()) {
                made.attributes.emplace_back("title", each.attribute("title").value());
            }
            shower.children(each, made.children);
            body.feedback.push_back(std::move(made));
        }
    }
    for (const pugi::xml_node info : root.children()) {
        const pugi::xml_node stimulus =
            info.find_node([](pugi::xml_node each) { return local_name(each) == "qti-catalog-info"; });
        if (local_name(info) == "qti-catalog-info") {
            catalogs(info, shower, item, state, showing, body.catalogs);
        } else if (local_name(info) == "qti-assessment-stimulus-ref" && stimulus) {
            catalogs(stimulus, shower, item, state, showing, body.catalogs);
        }
    }
    body.language = language_of(item);
    body.direction = direction_of(item, body.language);
    return body;
}

std::string plain_text(const Item& item) {
    std::string text;
    const auto add = [&](const auto& self, const std::vector<Node>& nodes) -> void {
        for (const Node& node : nodes) {
            text += node.name.empty() ? node.text : "";
            text += node.name == "img" ? " " + std::string(node.attribute("alt")) : "";
            const bool piece = node.name.empty() || node.name == "sub" || node.name == "sup" ||
                               node.name == "em" || node.name == "strong" || node.name == "b" ||
                               node.name == "i" || node.name == "span" || node.name == "a";
            self(self, node.children);
            text += piece ? "" : " ";
        }
    };
    Showing everything;
    add(add, body_of(item, begin(item, 0), everything).nodes);
    std::string out;
    for (const char c : text) {
        if (c != ' ' || (!out.empty() && out.back() != ' ')) {
            out += c;
        }
    }
    if (out.ends_with(' ')) {
        out.pop_back();
    }
    return out;
}

}  // namespace qti
