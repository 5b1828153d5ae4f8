#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "encoding.hpp"
#include "interactions.hpp"
#include "names.hpp"
#include "path.hpp"
#include "reading.hpp"
#include "vocabulary.hpp"

namespace qti {

namespace {

using Node = pugi::xml_node;

// "passages/images/a.png" as the item sees it, of "images/a.png" as "passages/a.xml" does.
std::string joined(std::string_view folder, std::string_view path) {
    std::vector<std::string_view> parts;
    const std::string whole = folder.empty() ? std::string(path) : fmt::format("{}/{}", folder, path);
    std::string_view rest = whole;
    while (!rest.empty()) {
        const auto end = std::min(rest.find('/'), rest.size());
        const auto part = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (part == ".." && !parts.empty() && parts.back() != "..") {
            parts.pop_back();
        } else if (!part.empty() && part != ".") {
            parts.push_back(part);
        }
    }
    return fmt::format("{}", fmt::join(parts, "/"));
}

std::string folder_of(std::string_view path) {
    const auto slash = path.rfind('/');
    return std::string(slash == std::string_view::npos ? std::string_view() : path.substr(0, slash));
}

std::size_t depth_of(Node node) {
    std::size_t depth = 0;
    for (; node.parent(); node = node.parent()) {
        ++depth;
    }
    return depth;
}

std::size_t height_of(Node node) {
    std::size_t height = 0;
    for (const Node child : node.children()) {
        height = std::max(height, height_of(child) + 1);
    }
    return height;
}

// What is moved into the item from another folder is still to be found.
void move_addresses(Node node, const std::string& folder) {
    if (folder.empty()) {
        return;
    }
    each_element(node, [&](Node one) {
        for (const char* name : {"src", "href", "data", "poster", "primary-path", "fallback-path"}) {
            pugi::xml_attribute attribute = one.attribute(name);
            const std::string_view address = attribute.value();
            if (const auto path = local_path(address)) {
                const auto rest = std::min(address.find_first_of("?#"), address.size());
                attribute = (encode_path(joined(folder, *path)) + std::string(address.substr(rest))).c_str();
            }
        }
    });
}

class Gatherer {
  public:
    Gatherer(Xml& xml, std::string version, const Neighbours& neighbours, Problems& problems)
        : xml_(xml), version_(std::move(version)), neighbours_(neighbours), problems_(problems) {}

    void run() {
        includes(xml_.root(), "", 0);
        std::vector<Node> references;
        for (const Node node : xml_.root().children("qti-assessment-stimulus-ref")) {
            references.push_back(node);
        }
        // Each is put at the start: the last one first keeps their order.
        for (auto one = references.rbegin(); one != references.rend(); ++one) {
            stimulus(*one);
        }
    }

  private:
    void warn(Node at, std::string code, std::string message) {
        xml_.problem(problems_, at, Severity::warning, std::move(code), std::move(message));
    }

    std::optional<std::string> bytes_of(Node at, std::string_view what, std::string_view folder,
                                        std::string_view path, std::string& found) {
        const auto inside = local_path(path);
        if (!inside) {
            warn(at, "path_outside",
                 fmt::format("{} {} is outside of the package. It was left out.", what, quoted(path)));
            return {};
        }
        found = joined(folder, *inside);
        auto bytes = neighbours_ ? neighbours_(found) : std::nullopt;
        if (!bytes) {
            warn(at, "file_missing",
                 fmt::format("{} {} is not in the package. It was left out.", what, quoted(path)));
            return {};
        }
        size_ += bytes->size();
        if (++count_ > gathered_max || size_ > gathered_bytes_max) {
            warn(at, "too_much_included",
                 fmt::format("The item takes in more than {} files or {} bytes. {} was left out.",
                             gathered_max, gathered_bytes_max, quoted(path)));
            return {};
        }
        return bytes;
    }

    bool fits(Node at, Node what) {
        if (depth_of(at) + height_of(what) <= XmlLimits{}.depth) {
            return true;
        }
        warn(at, "xml_too_deep", "What is taken in here stands too deep. It was left out.");
        return false;
    }

    // `folder` is where the relative addresses of these elements begin, seen from the item.
    void includes(Node node, const std::string& folder, int depth) {
        for (Node child = node.first_child(); child;) {
            const Node next = child.next_sibling();
            if (std::string_view(child.name()) == "xi:include") {
                include(child, folder, depth);
            } else {
                includes(child, folder, depth);
            }
            child = next;
        }
    }

    void include(Node at, const std::string& folder, int depth) {
        if (depth == include_depth_max) {
            warn(at, "too_much_included",
                 fmt::format("Fragments stand more than {} times inside each other.", include_depth_max));
        } else if (at.attribute("xpointer")) {
            warn(at, "include_not_understood", "Parts of a file cannot be included, only the whole.");
        } else {
            std::string path;
            if (auto bytes = bytes_of(at, "The fragment", folder, at.attribute("href").value(), path)) {
                if (insert(at, *bytes, path, depth)) {
                    at.parent().remove_child(at);
                    return;
                }
            }
        }
        fall_back(at, folder, depth);
    }

    bool insert(Node at, std::string& bytes, const std::string& path, int depth) {
        if (std::string_view(at.attribute("parse").value()) == "text") {
            Unreadable why;
            if (!make_utf8(bytes, why)) {
                warn(at, "not_utf8",
                     fmt::format("{} is not readable as UTF-8. It was left out.", quoted(path)));
                return false;
            }
            at.parent().insert_child_before(pugi::node_pcdata, at).set_value(bytes.c_str());
            return true;
        }
        const auto part = Xml::parse(bytes, path, problems_);
        if (!part) {
            return false;
        }
        bring_names(*part, problems_, version_);
        if (!fits(at, part->document())) {
            return false;
        }
        move_addresses(part->document(), folder_of(path));
        part->root().remove_attribute("xmlns");
        const Node copy = at.parent().insert_copy_before(part->root(), at);
        const std::string_view space = copy.name();
        if (space == "math" || space == "svg") {
            // Its namespace stands on the outermost element.
            Node(copy).append_attribute("xmlns") =
                std::string(space == "math" ? math_namespace : svg_namespace).c_str();
        }
        // Its addresses, those of further fragments too, are seen from the item by now.
        includes(copy, "", depth + 1);
        return true;
    }

    void fall_back(Node at, const std::string& folder, int depth) {
        Node parent = at.parent();
        const Node fallback = at.child("xi:fallback");
        includes(fallback, folder, depth);
        while (fallback.first_child()) {
            parent.insert_move_before(fallback.first_child(), at);
        }
        parent.remove_child(at);
    }

    void stimulus(Node reference) {
        std::string path;
        const auto bytes = bytes_of(reference, "The stimulus", "", reference.attribute("href").value(), path);
        const auto part = bytes ? Xml::parse(*bytes, path, problems_) : nullptr;
        Node body = xml_.root().child("qti-item-body");
        if (!part || !body) {
            return;
        }
        to_qti3(*part, problems_);
        if (std::string_view(part->root().name()) != "qti-assessment-stimulus") {
            warn(reference, "not_a_stimulus",
                 fmt::format("{} is not a stimulus. It was left out.", quoted(path)));
            return;
        }
        move_addresses(part->root(), folder_of(path));
        const std::string id = reference.attribute("identifier").value();
        Node place = docked(body, id);
        if (!fits(place ? place : body, part->root())) {
            return;
        }
        if (!place) {
            place = body.prepend_child("div");
            place.append_attribute("class") = "stimulus";
            place.append_attribute("data-stimulus-idref") = id.c_str();
        }
        for (const Node child : part->root().child("qti-stimulus-body").children()) {
            place.append_copy(child);
        }
        if (const Node catalogs = part->root().child("qti-catalog-info")) {
            reference.append_copy(catalogs);
        }
    }

    // The empty element the author made for the stimulus.
    static Node docked(Node body, std::string_view id) {
        return body.find_node([&](Node one) {
            return !id.empty() && id == one.attribute("data-stimulus-idref").value() &&
                   one.find_child([](Node child) { return child.type() == pugi::node_element; }).empty();
        });
    }

    Xml& xml_;
    std::string version_;
    const Neighbours& neighbours_;
    Problems& problems_;
    std::size_t count_ = 0, size_ = 0;
};

}  // namespace

std::string quoted(std::string_view text) {
    if (text.size() <= 60) {
        return fmt::format("“{}”", text);
    }
    text = text.substr(0, 60);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) {
        text.remove_suffix(1);
    }
    if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0U) {
        text.remove_suffix(1);  // the first byte of what was cut
    }
    return fmt::format("“{}…”", text);
}

void gather(Xml& xml, const std::string& version, const Neighbours& neighbours, Problems& problems) {
    Gatherer(xml, version, neighbours, problems).run();
}

}  // namespace qti
