#include "compiling.hpp"

#include <base/text.hpp>

#include <fmt/format.h>
#include <cmath>

namespace exchange {

pugi::xml_node add(pugi::xml_node parent, const char* name, Attributes attributes) {
    pugi::xml_node node = parent.append_child(name);
    for (const auto& [key, value] : attributes) {
        node.append_attribute(key).set_value(value.c_str());
    }
    return node;
}

void add_text(pugi::xml_node parent, std::string_view text) {
    parent.append_child(pugi::node_pcdata).set_value(std::string(text).c_str());
}

std::string number(double value) { return fmt::format("{}", value == 0 ? 0.0 : value); }

std::string without_controls(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte >= 0x20 && byte != 0x7f) || c == '\n' || c == '\t') {
            out += c;
        }
    }
    return out;
}

std::string in_one_line(std::string_view text) {
    std::string out;
    for (const char c : trimmed(without_controls(text))) {
        const bool blank = c == '\n' || c == '\t' || c == ' ';
        if (!blank || (!out.empty() && out.back() != ' ')) {
            out += blank ? ' ' : c;
        }
    }
    return out;
}

std::string written_id(const std::string& id) {
    const bool starts_well =
        !id.empty() && (std::isalpha(static_cast<unsigned char>(id[0])) != 0 || id[0] == '_');
    return starts_well ? id : "_" + id;
}

std::string id_written(const std::string& identifier) {
    const bool marked = identifier.size() > 1 && identifier[0] == '_' &&
                        std::isalpha(static_cast<unsigned char>(identifier[1])) == 0 && identifier[1] != '_';
    return marked ? identifier.substr(1) : identifier;
}

std::string shape_name(qti::AreaShape shape) {
    switch (shape) {
        case qti::AreaShape::rectangle:
            return "rect";
        case qti::AreaShape::circle:
            return "circle";
        case qti::AreaShape::polygon:
            return "poly";
        case qti::AreaShape::ellipse:
            return "ellipse";
        case qti::AreaShape::anywhere:
            break;
    }
    return "default";
}

std::string coords_of(const QuestionArea& area) {
    std::vector<std::string> out;
    for (const double each : area.coords) {
        out.push_back(number(each));
    }
    return joined(out, ",");
}

std::string at_most(std::int64_t asked, std::size_t needed) {
    return asked <= 0 ? "0"
                      : std::to_string(std::max<std::int64_t>(asked, static_cast<std::int64_t>(needed)));
}

std::optional<std::vector<double>> shares(std::vector<double> percents) {
    double sum = 0;
    for (const double p : percents) {
        sum += std::max(p, 0.0);
    }
    if (sum < 100 - sum_slack) {
        return std::nullopt;
    }
    // Three thirds of 33.333 are meant to be everything; so is every right option given 100.
    if (std::abs(sum - 100) > 1e-9) {
        for (double& p : percents) {
            p = p > 0 ? p * 100 / sum : p;
        }
    }
    return percents;
}

void Compiling::problem(std::string code, const std::string& pointer, const std::string& message) {
    failed_ = true;
    problems_.push_back(
        {.severity = qti::Severity::error, .code = std::move(code), .message = pointer + ": " + message});
}

void Compiling::html(pugi::xml_node into, std::string_view text, const std::string& pointer) {
    if (text.find_first_of("<&") == std::string_view::npos) {
        add_text(into, without_controls(text));
        return;
    }
    pugi::xml_document parsed;
    const std::string whole = "<x>" + clean_html(text) + "</x>";
    // Blanks between elements are words apart; entities are the five of XML.
    if (!parsed.load_buffer(whole.data(), whole.size(),
                            pugi::parse_escapes | pugi::parse_ws_pcdata | pugi::parse_eol)) {
        problem("text_unreadable", pointer, "the text is not well-formed; write it again.");
        return;
    }
    for (const pugi::xml_node child : parsed.first_child().children()) {
        into.append_copy(child);
    }
}

pugi::xml_node Compiling::interaction(pugi::xml_node parent, const char* name, Attributes attributes) {
    pugi::xml_node node = add(parent, name, {{"response-identifier", "RESPONSE"}});
    for (const auto& [key, value] : attributes) {
        if (!value.empty()) {
            if (std::string_view(key) == "response-identifier") {
                node.attribute(key).set_value(value.c_str());
            } else {
                node.append_attribute(key).set_value(value.c_str());
            }
        }
    }
    return node;
}

void Compiling::prompt(pugi::xml_node interaction) {
    if (!trimmed(q.text).empty()) {
        html(add(interaction, "qti-prompt"), q.text, "/text");
    }
}

void Compiling::marks(pugi::xml_node node, const AtMark& at_mark) {
    std::vector<pugi::xml_node> children(node.begin(), node.end());
    for (pugi::xml_node child : children) {
        if (child.type() != pugi::node_pcdata) {
            marks(child, at_mark);
            continue;
        }
        const std::string text = child.value();
        std::string kept;
        const auto flush = [&] {
            if (!kept.empty()) {
                node.insert_child_before(pugi::node_pcdata, child).set_value(kept.c_str());
                kept.clear();
            }
        };
        std::size_t at = 0;
        while (at < text.size()) {
            const std::size_t from = std::min(text.find("[[", at), text.size());
            kept += text.substr(at, from - at);
            at = from;
            if (from == text.size()) {
                break;
            }
            std::size_t id_end = from + 2;
            while (id_end < text.size() &&
                   (std::isalnum(static_cast<unsigned char>(text[id_end])) != 0 ||
                    std::string_view("_.-").find(text[id_end]) != std::string::npos)) {
                ++id_end;
            }
            const std::string id = text.substr(from + 2, id_end - from - 2);
            const bool has_words = text.compare(id_end, 1, ":") == 0;
            const std::size_t end = has_words ? text.find("]]", id_end) : id_end;
            if (id.empty() || end == std::string::npos || text.compare(end, 2, "]]") != 0) {
                kept += "[[";
                at = from + 2;
                continue;
            }
            flush();
            // The text node itself is the anchor: what is made stands in front of it.
            if (!at_mark(child, id, has_words ? text.substr(id_end + 1, end - id_end - 1) : "")) {
                kept += text.substr(from, end + 2 - from);
            }
            at = end + 2;
        }
        flush();
        child.parent().remove_child(child);
    }
}

std::string Compiling::option_feedback(const QuestionOption& option, const std::string& id,
                                       const std::string& blank) {
    if (trimmed(option.feedback).empty()) {
        return "";
    }
    const std::string name = (blank.empty() ? "option_" : "blank_" + blank + "_") + id;
    modal.emplace_back(name, option.feedback);
    return name;
}

}  // namespace exchange
