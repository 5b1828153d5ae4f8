#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "interactions.hpp"
#include "path.hpp"
#include "reading.hpp"
#include "vocabulary.hpp"

namespace qti {

namespace {

using Node = pugi::xml_node;

constexpr std::string_view addresses[] = {
    "src", "href", "data", "poster", "xlink:href", "action", "formaction", "primary-path", "fallback-path"};

// "JaVa\tscript:…" is what a browser makes of it.
std::string scheme_of(std::string_view address) {
    std::string scheme;
    for (const char one : address) {
        if (one == ':') {
            return lower(scheme);
        }
        if (one == '/' || one == '?' || one == '#') {
            break;
        }
        if (static_cast<unsigned char>(one) > ' ') {
            scheme += one;
        }
    }
    return {};
}

bool is_handler(std::string_view attribute) {
    return attribute.size() > 2 && lower(attribute.substr(0, 2)) == "on";
}

// A file of its own, such as a picture, that would do something when it is opened.
bool has_scripts(Node root) {
    bool found = false;
    each_element(root, [&](Node node) {
        const std::string name = lower(local_name(node));
        found = found || name == "script" || name == "foreignobject";
        for (const auto attribute : node.attributes()) {
            const std::string scheme = scheme_of(attribute.value());
            found = found || is_handler(attribute.name()) || scheme == "javascript";
        }
    });
    return found;
}

class Content {
  public:
    Content(const Item& item, Problems& problems, const Neighbours& neighbours)
        : xml_(*item.document), problems_(problems), neighbours_(neighbours) {}

    void run() { below(xml_.root(), false); }

  private:
    void warn(Node at, std::string code, std::string message) {
        xml_.problem(problems_, at, Severity::warning, std::move(code), std::move(message));
    }
    void neutralised(Node at, std::string message) { warn(at, "neutralised", std::move(message)); }

    // `foreign`: inside MathML, SVG, or what a custom interaction brings along. Its names are not ours.
    void below(Node node, bool foreign) {
        const std::string_view name = node.name();
        element(node, name, foreign);
        for (const auto attribute : node.attributes()) {
            check(node, attribute, foreign);
        }
        const bool inner = foreign || name == "math" || name == "svg" || name.contains(':') ||
                           name == "qti-interaction-markup" || name == "qti-custom-interaction" ||
                           name == "qti-custom-operator";
        for (const Node child : node.children()) {
            if (child.type() == pugi::node_element) {
                below(child, inner);
            }
        }
    }

    void element(Node node, std::string_view name, bool foreign) {
        const std::string local = lower(local_name(node));
        if (local == "script" || local == "foreignobject" || local == "handler") {
            return neutralised(node, fmt::format("{} does nothing here; it was taken out.", quoted(name)));
        }
        const bool known = name.starts_with("qti-") ? is_qti_name(name.substr(4))
                                                    : name == "math" || name == "svg" || is_html_name(name);
        if (!foreign && !known && !name.contains(':')) {
            warn(node, "unknown_element",
                 fmt::format("{} is no element of QTI. It is not shown.", quoted(name)));
        }
        if (name == "img" || name == "object") {
            picture(node, name);
        }
    }

    void picture(Node node, std::string_view name) {
        const bool image =
            name == "img" || std::string_view(node.attribute("type").value()).starts_with("image/");
        const bool told =
            node.attribute("alt") || node.attribute("aria-label") || node.attribute("aria-labelledby") ||
            (name == "object" && text_of(node).find_first_not_of(" \t\r\n") != std::string::npos);
        const std::string_view role = node.attribute("role").value();
        if (image && !told && role != "presentation" && role != "none") {
            warn(node, "alt_missing",
                 "The picture has no alternative text. Say what it shows, or write alt=\"\" if it only "
                 "decorates.");
        }
        vector_picture(node, node.attribute(name == "img" ? "src" : "data").value());
    }

    // SVG is shown as a picture, where scripts do not run; its author should know.
    void vector_picture(Node node, std::string_view address) {
        const auto path = local_path(address);
        if (!path || !lower(*path).ends_with(".svg") || !neighbours_ || !pictures_.insert(*path).second ||
            pictures_.size() > gathered_max) {
            return;
        }
        const auto bytes = neighbours_(*path);
        Problems unread;
        const auto picture = bytes ? Xml::parse(*bytes, *path, unread) : nullptr;
        if (bytes && (!picture || has_scripts(picture->document()))) {
            neutralised(node, picture
                                  ? fmt::format("The picture {} has scripts. They do not run.", quoted(*path))
                                  : fmt::format("The picture {} cannot be read: {}", quoted(*path),
                                                unread.empty() ? "" : unread[0].message));
        }
    }

    void check(Node node, pugi::xml_attribute attribute, bool foreign) {
        const std::string_view element = node.name();
        const std::string_view name = attribute.name();
        if (is_handler(name)) {
            return neutralised(
                node, fmt::format("The handler {} does nothing here; it was taken out.", quoted(name)));
        }
        if (name == "style") {
            return neutralised(
                node, "A style attribute has no effect here. Use the classes of QTI's shared vocabulary.");
        }
        if (std::ranges::find(addresses, name) != std::end(addresses)) {
            address(node, element, name, attribute.value());
        }
        if (!foreign && element.starts_with("qti-") && is_qti_name(element.substr(4)) &&
            !name.contains(':') && !is_qti_attribute(element.substr(4), name)) {
            warn(node, "unknown_attribute",
                 fmt::format("{} is no attribute of {}. It has no effect.", quoted(name), quoted(element)));
        }
    }

    void address(Node node, std::string_view element, std::string_view name, std::string_view value) {
        const std::string scheme = scheme_of(value);
        if (scheme == "javascript" || scheme == "vbscript" || scheme == "data") {
            neutralised(
                node, fmt::format("An address that begins with {}: leads nowhere here. Put the file into the "
                                  "package.",
                                  scheme));
        } else if (element != "a" && (!scheme.empty() || value.starts_with("//"))) {
            warn(node, "loads_from_elsewhere",
                 fmt::format("{} {} is on another site. It is not loaded; put the file into the package.",
                             name, quoted(value)));
        }
    }

    const Xml& xml_;
    Problems& problems_;
    const Neighbours& neighbours_;
    std::set<std::string> pictures_;
};

}  // namespace

void check_content(const Item& item, Problems& problems, const Neighbours& neighbours) {
    Content(item, problems, neighbours).run();
}

}  // namespace qti
