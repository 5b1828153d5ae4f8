#include "svg.hpp"

#include <base/text.hpp>

#include <cmath>
#include <pugixml.hpp>

namespace files {
namespace {

constexpr std::size_t svg_bytes_max = 4 * 1'024 * 1'024;
constexpr int depth_max = 100;

std::string_view local(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == name.npos ? name : name.substr(colon + 1);
}

bool is_safe_address(std::string_view address) {
    return address.empty() || address.starts_with('#') || address.starts_with("data:image/png;base64,") ||
           address.starts_with("data:image/jpeg;base64,");
}
// url(#gradient) is part of the picture; url(https:…) and @import fetch.
bool is_safe_style(std::string_view style) {
    const std::string text = lower(std::string(style));
    for (std::size_t at = text.find("url("); at != text.npos; at = text.find("url(", at + 1)) {
        std::string_view inside = std::string_view(text).substr(at + 4);
        while (inside.starts_with(' ') || inside.starts_with('"') || inside.starts_with('\'')) {
            inside.remove_prefix(1);
        }
        if (!inside.starts_with('#')) {
            return false;
        }
    }
    return !text.contains("@import") && !text.contains("expression(") && !text.contains("\\");
}

bool is_safe(const pugi::xml_attribute& attribute) {
    const std::string name = lower(std::string(local(attribute.name())));
    if (name.starts_with("on") || name == "base") {
        return false;
    }
    if (name == "href" || name == "src") {
        return is_safe_address(attribute.value());
    }
    return is_safe_style(attribute.value());
}

bool is_safe(const pugi::xml_node& node) {
    static constexpr std::string_view refused[] = {"script",  "foreignobject", "iframe", "embed", "object",
                                                   "handler", "listener",      "audio",  "video"};
    const std::string name = lower(std::string(local(node.name())));
    if (std::ranges::find(refused, name) != std::end(refused) ||
        (name == "style" && !is_safe_style(node.child_value()))) {
        return false;
    }
    // An animation can set a link after it was looked at.
    if ((name == "set" || name.starts_with("animate")) &&
        local(node.attribute("attributeName").value()) == "href") {
        return false;
    }
    return std::ranges::all_of(node.attributes(), [](const auto& a) { return is_safe(a); });
}

// The elements inside each other, before a parser that builds a tree sees them.
bool is_flat_enough(std::string_view bytes) {
    int depth = 0;
    for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
        if (bytes[i] == '<' && bytes[i + 1] == '/') {
            --depth;
        } else if (bytes[i] == '<' && std::isalpha(static_cast<unsigned char>(bytes[i + 1]))) {
            depth += 1;
        } else if (bytes[i] == '/' && bytes[i + 1] == '>') {
            --depth;
        }
        if (depth > depth_max) {
            return false;
        }
    }
    return true;
}

struct Walk : pugi::xml_tree_walker {
    bool for_each(pugi::xml_node& node) override {
        return node.type() != pugi::node_pi && node.type() != pugi::node_doctype &&
               (node.type() != pugi::node_element || is_safe(node));
    }
};

double length_of(const pugi::xml_attribute& attribute) {
    const std::string_view text = attribute.value();
    return text.ends_with('%') ? 0 : attribute.as_double();
}

}  // namespace

bool looks_like_svg(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, 1'024);
    const std::size_t first = head.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    return first != head.npos && head[first] == '<' && head.contains("<svg");
}

bool is_safe_svg(std::string_view bytes) {
    pugi::xml_document document;
    if (bytes.size() > svg_bytes_max || bytes.contains("<!ENTITY") || !is_flat_enough(bytes) ||
        !document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_pi)) {
        return false;
    }
    Walk walk;
    return local(document.document_element().name()) == "svg" && document.traverse(walk);
}

std::optional<Picture> size_of_svg(std::string_view bytes) {
    pugi::xml_document document;
    document.load_buffer(bytes.data(), bytes.size());
    const pugi::xml_node svg = document.document_element();
    double width = length_of(svg.attribute("width")), height = length_of(svg.attribute("height"));
    if (width <= 0 || height <= 0) {
        std::istringstream box(svg.attribute("viewBox").value());
        double left = 0, top = 0;
        box >> left >> top >> width >> height;
    }
    constexpr double most = 100'000;
    if (!(width > 0 && height > 0 && width < most && height < most)) {
        return std::nullopt;
    }
    return Picture{std::uint32_t(std::ceil(width)), std::uint32_t(std::ceil(height))};
}

}  // namespace files
