#include <fmt/format.h>
#include <qti/xml.hpp>

#include <algorithm>
#include <array>

#include "encoding.hpp"
#include "scan.hpp"

namespace qti {

namespace {

constexpr std::size_t warnings_max = 100'000;  // nobody reads more, and a hostile file could give millions

std::vector<std::ptrdiff_t> ends_of_lines(std::string_view text) {
    std::vector<std::ptrdiff_t> ends;
    for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
        ends.push_back(static_cast<std::ptrdiff_t>(at));
    }
    return ends;
}

std::int64_t line_at(const std::vector<std::ptrdiff_t>& ends, std::ptrdiff_t offset) {
    return std::ranges::lower_bound(ends, offset) - ends.begin() + 1;
}

Problem too_large(std::string file, const XmlLimits& limits) {
    return {std::move(file), 0, Severity::error, "xml_too_large",
            fmt::format("The file has more than {} bytes. Split it, or keep pictures in files of their own.",
                        limits.bytes)};
}

bool is_text(pugi::xml_node node) {
    return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

// CDATA sections and texts that a comment parted become one text: whoever reads later sees one kind.
void join_texts(pugi::xml_node parent) {
    std::string joined;
    for (pugi::xml_node child = parent.first_child(); child;) {
        if (!is_text(child)) {
            join_texts(child);  // no deeper than XmlLimits::depth
            child = child.next_sibling();
            continue;
        }
        pugi::xml_node next = child.next_sibling();
        if (child.type() == pugi::node_pcdata && !is_text(next)) {
            child = next;
            continue;
        }
        joined = child.value();
        while (is_text(next)) {
            joined += next.value();
            const pugi::xml_node after = next.next_sibling();
            parent.remove_child(next);
            next = after;
        }
        if (child.type() == pugi::node_cdata) {
            const pugi::xml_node plain = parent.insert_child_before(pugi::node_pcdata, child);
            parent.remove_child(child);
            child = plain;
        }
        child.set_value(joined.c_str());
        child = next;
    }
}

}  // namespace

std::shared_ptr<Xml> Xml::parse(std::string bytes, std::string file, Problems& problems,
                                const XmlLimits& limits) {
    if (bytes.size() > limits.bytes) {
        problems.push_back(too_large(std::move(file), limits));
        return {};
    }
    Unreadable why;
    if (!make_utf8(bytes, why)) {
        const auto line = line_at(ends_of_lines(bytes), static_cast<std::ptrdiff_t>(why.at));
        problems.push_back(
            why.encoding.empty()
                ? Problem{std::move(file), line, Severity::error, "xml_malformed",
                          fmt::format("This is not XML: {}.", why.message)}
                : Problem{std::move(file), line, Severity::error, "not_utf8",
                          fmt::format("This is not readable as {}: {}. Save the file as UTF-8.", why.encoding,
                                      why.message)});
        return {};
    }
    auto made = std::make_shared<Xml>();
    made->file_ = std::move(file);
    made->line_ends_ = ends_of_lines(bytes);
    const auto refuse = [&](std::size_t at, std::string code, std::string message) {
        problems.push_back({made->file_, line_at(made->line_ends_, static_cast<std::ptrdiff_t>(at)),
                            Severity::error, std::move(code), std::move(message)});
        return nullptr;
    };
    if (auto refusal = scan(bytes, limits)) {
        return refuse(refusal->at, std::move(refusal->code), std::move(refusal->message));
    }
    constexpr unsigned how = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_wconv_attribute |
                             pugi::parse_eol | pugi::parse_ws_pcdata;
    const auto result = made->document_.load_buffer(bytes.data(), bytes.size(), how, pugi::encoding_utf8);
    if (!result) {
        return refuse(static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)), "xml_malformed",
                      result.status == pugi::status_end_element_mismatch
                          ? "This end tag does not close what was opened last."
                          : fmt::format("This is not XML: {}.", result.description()));
    }
    join_texts(made->document_);
    return made;
}

std::int64_t Xml::line_of(pugi::xml_node node) const {
    while (node) {
        if (const auto offset = node.offset_debug(); offset >= 0 && node.type() != pugi::node_document) {
            return line_at(line_ends_, offset);
        }
        if (const auto kept = renamed_.find(node.internal_object()); kept != renamed_.end()) {
            return kept->second;
        }
        const pugi::xml_node before = node.previous_sibling();
        node = before ? before : node.parent();
    }
    return 0;
}

void Xml::rename(pugi::xml_node node, const std::string& name) {
    renamed_.insert_or_assign(node.internal_object(), line_of(node));
    node.set_name(name.c_str());
}

void Xml::problem(Problems& problems, pugi::xml_node at, Severity severity, std::string code,
                  std::string message) const {
    if (severity == Severity::error || problems.size() < warnings_max) {
        problems.push_back({file_, line_of(at), severity, std::move(code), std::move(message)});
    }
}

std::string_view local_name(pugi::xml_node node) {
    const std::string_view name = node.name();
    const auto colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string text_of(pugi::xml_node node) {
    std::string text;
    const pugi::xml_node outermost = node;
    while (node) {
        if (is_text(node)) {
            text += node.value();
        }
        if (node.first_child()) {
            node = node.first_child();
            continue;
        }
        while (node != outermost && !node.next_sibling()) {
            node = node.parent();
        }
        if (node == outermost) {
            break;
        }
        node = node.next_sibling();
    }
    return text;
}

}  // namespace qti
