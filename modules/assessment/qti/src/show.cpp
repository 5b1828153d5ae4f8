#include "show.hpp"

#include "addresses.hpp"
#include "interactions.hpp"
#include "layout.hpp"
#include "path.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace qti {
namespace {

// Left out with all they hold: what runs, loads, asks by itself, or is not for the page.
constexpr auto left_out = std::to_array<std::string_view>({"animate",
                                                           "animateMotion",
                                                           "animateTransform",
                                                           "annotation",
                                                           "annotation-xml",
                                                           "applet",
                                                           "base",
                                                           "button",
                                                           "embed",
                                                           "foreignObject",
                                                           "frame",
                                                           "frameset",
                                                           "handler",
                                                           "head",
                                                           "iframe",
                                                           "include",
                                                           "input",
                                                           "link",
                                                           "listener",
                                                           "meta",
                                                           "metadata",
                                                           "noscript",
                                                           "param",
                                                           "script",
                                                           "select",
                                                           "set",
                                                           "style",
                                                           "template",
                                                           "textarea"});
static_assert(std::ranges::is_sorted(left_out));

// Elements of QTI that are nothing to a page but what they hold.
bool is_wrapper(std::string_view local) {
    return local == "qti-content-body" || local == "qti-custom-interaction" || local == "qti-info-control" ||
           local == "qti-stimulus-body";
}

bool refers_to_ids(std::string_view attribute) {
    return attribute == "id" || attribute == "for" || attribute == "headers" ||
           attribute == "aria-labelledby" || attribute == "aria-describedby" ||
           attribute == "aria-controls" || attribute == "aria-owns" || attribute == "aria-details" ||
           attribute == "aria-flowto" || attribute == "aria-activedescendant" ||
           attribute == "aria-errormessage";
}
bool loads(std::string_view attribute) {
    return attribute == "src" || attribute == "poster" || attribute == "primary-path" ||
           attribute == "fallback-path" || attribute == "primary-configuration" ||
           attribute == "secondary-configuration";
}

constexpr std::string_view id_prefix = "q-";  // no id of the page begins so

std::string own_ids(std::string_view list) {
    std::string out;
    for (const std::string& word : words_of(list)) {
        out += (out.empty() ? "" : " ") + std::string(id_prefix) + word;
    }
    return out;
}
bool stands_alone(const Node& node) {
    const std::string own = "qti-" + node.name;
    return is_block(allowed_element(own, Family::html) ? own : node.name);
}

// Blanks that are layout alone are not sent.
void drop_layout(std::vector<Node>& nodes, Blanks blanks) {
    std::vector<bool> edge = {blanks !=
                              Blanks::one};  // is what stands in front of it, and behind it, layout?
    for (const Node& node : nodes) {
        edge.push_back(!node.name.empty() && stands_alone(node));
    }
    edge.push_back(blanks != Blanks::one);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        std::string& text = nodes[i].text;
        if (nodes[i].name.empty() && text == " " && blanks == Blanks::none) {
            text.clear();
        }
        if (text.starts_with(' ') && edge[i]) {
            text.erase(0, 1);
        }
        if (text.ends_with(' ') && edge[i + 2]) {
            text.pop_back();
        }
    }
    std::erase_if(nodes, [](const Node& node) { return node.name.empty() && node.text.empty(); });
}

}  // namespace

Shower::Shower(const Item& item, const State& state, const Showing& showing)
    : item_(item), state_(state), showing_(showing) {
    for (const pugi::xml_node each : item.document->root().children("qti-template-declaration")) {
        if (flag(each, "math-variable")) {
            math_variables_.emplace(each.attribute("identifier").value());
        }
    }
}

std::string Shower::address(std::string_view written) const {
    const std::optional<std::string> path = local_path(written);
    if (!path) {
        return {};
    }
    return showing_.address ? showing_.address(*path) : std::string(written);
}

bool Shower::shown(pugi::xml_node at, const char* variable) const {
    const Value& value = seen(at.attribute(variable).value());
    const std::string_view wanted = at.attribute("identifier").value();
    const bool there = std::ranges::any_of(
        value.items, [&](const Single& each) { return write_single(value.type, each) == wanted; });
    return there == (std::string_view(at.attribute("show-hide").as_string("show")) != "hide");
}

void Shower::children(pugi::xml_node parent, std::vector<Node>& out) {
    for (const pugi::xml_node child : ordered(parent)) {
        node(child, out);
    }
}

void Shower::node(pugi::xml_node at, std::vector<Node>& out) {
    if (at.type() == pugi::node_element) {
        element(at, out);
    } else if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata) {
        text(at.value(), out);
    }
}

void Shower::text(std::string_view written, std::vector<Node>& out) const {
    if (out.empty() || !out.back().name.empty()) {
        out.emplace_back();
    }
    std::string& text = out.back().text;
    for (const char c : written) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (as_written_ || !blank) {
            text += c;
        } else if (!text.ends_with(' ')) {
            text += ' ';
        }
    }
    if (text.empty()) {
        out.pop_back();
    }
}

void Shower::element(pugi::xml_node at, std::vector<Node>& out) {
    const std::string_view local = local_name(at);
    if (std::ranges::binary_search(left_out, local) || hidden_choice(at) || special(at, local, out)) {
        return;
    }
    if (const AllowedElement* known = allowed_element(local, family_)) {
        allowed(at, *known, out);
    } else if (!local.starts_with("qti-") || is_wrapper(local)) {
        children(at, out);  // a stranger's element says nothing; its words may
    }
}

// What becomes something else, or depends on the state.
bool Shower::special(pugi::xml_node at, std::string_view local, std::vector<Node>& out) {
    if (local == "qti-printed-variable") {
        printed(at, out);
    } else if (local == "qti-template-block" || local == "qti-template-inline") {
        if (shown(at, "template-identifier")) {
            as(local == "qti-template-block" ? "div" : "span", at, out);
        }
    } else if (local == "qti-rubric-block") {
        const std::vector<std::string> views = words_of(at.attribute("view").value());
        return !views.empty() && std::ranges::find(views, "candidate") == views.end();
    } else if (local == "qti-feedback-block" || local == "qti-feedback-inline") {
        return !shown(at, "outcome-identifier");
    } else if (local == "object") {
        object(at, out);
    } else if (local == "mfenced") {
        fenced(at, out);
    } else if (local == "maction" || local == "semantics") {
        const pugi::xml_node first =
            at.find_child([](pugi::xml_node child) { return child.type() == pugi::node_element; });
        if (first) {
            element(first, out);
        }
    } else {
        return math_variable(at, local, out);
    }
    return true;
}

void Shower::as(std::string_view html, pugi::xml_node at, std::vector<Node>& out) {
    allowed(at, *allowed_element(html, Family::html), out);
}

void Shower::allowed(pugi::xml_node at, const AllowedElement& known, std::vector<Node>& out) {
    Node made{.name = std::string(known.name)};
    const auto outer = std::tuple(response_, shuffled_, family_, as_written_);
    if (known.attributes.starts_with("response-identifier")) {
        response_ = at.attribute("response-identifier").value();
        shuffled_ = flag(at, "shuffle");
    }
    family_ = known.family == Family::qti ? Family::html : known.family;
    as_written_ = as_written_ || known.name == "pre";
    attributes(at, known, made);
    children(at, made.children);
    if (const Blanks blanks = blanks_in(local_name(at)); !as_written_ && blanks != Blanks::all) {
        drop_layout(made.children, known.elements_alone ? Blanks::none : blanks);
    }
    std::tie(response_, shuffled_, family_, as_written_) = outer;
    out.push_back(std::move(made));
}

void Shower::attributes(pugi::xml_node at, const AllowedElement& known, Node& made) const {
    for (const pugi::xml_attribute each : at.attributes()) {
        std::string_view name = each.name();
        if (name == "xlink:href") {
            name = "href";
        } else if (known.name == "interaction-module" && name == "id") {
            name = "module-id";
        }
        if (allowed_attribute(known, name) && harmless_value(known, each.value())) {
            attribute(known, name == "xml:lang" ? "lang" : name, each.value(), made);
        }
    }
}

void Shower::attribute(const AllowedElement& known, std::string_view name, std::string_view value,
                       Node& made) const {
    std::string written(value);
    if (name == "class") {
        written = vocabulary_classes(value);
    } else if (name == "identifier" || name == "match-group") {
        written.clear();
        for (const std::string& word : words_of(value)) {
            written += (written.empty() ? "" : " ") +
                       (showing_.option_name ? showing_.option_name(response_, word) : word);
        }
    } else if (refers_to_ids(name) && known.name != "catalog") {
        written = own_ids(value);
    } else if (name == "srcset") {
        written = change_source_set(value, [&](std::string_view each) { return address(each); });
    } else if (loads(name)) {
        const bool module = name.ends_with("-path") && !value.ends_with(".js");  // as loaders of modules do
        written = address(module ? std::string(value) + ".js" : std::string(value));
    } else if (name == "href") {
        const std::string scheme = lower(value.substr(0, value.find(':')));
        const bool link = known.name == "a" && (scheme == "http" || scheme == "https" || scheme == "mailto");
        if (value.starts_with('#')) {
            written = "#" + std::string(id_prefix) + std::string(value.substr(1));
        } else if (!link) {
            written = known.name == "use" ? "" : address(value);
        }
    } else if (known.family == Family::svg) {
        for (std::size_t i = written.find("url(#"); i != written.npos; i = written.find("url(#", i + 5)) {
            written.insert(i + 5, id_prefix);
        }
    }
    const bool means_something = !written.empty() || name == "alt" || (value.empty() && name != "class");
    if (means_something && made.attribute(name).empty()) {
        made.attributes.emplace_back(name, std::move(written));
    }
}

}  // namespace qti
