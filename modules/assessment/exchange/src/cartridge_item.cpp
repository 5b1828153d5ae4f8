#include <base/text.hpp>

#include "address.hpp"
#include "cartridge.hpp"
#include "formulas.hpp"
#include "html_words.hpp"
#include "landing.hpp"

namespace exchange {
namespace {

constexpr std::size_t responses_max = 200, labels_max = 500;

bool is_yes(pugi::xml_attribute attribute) { return lower(attribute.value()) == "yes"; }

void collect(pugi::xml_node node, std::string_view name, std::vector<pugi::xml_node>& found) {
    for (const pugi::xml_node child : node.children()) {  // no deeper than the reader of XML allows
        if (child.type() == pugi::node_element) {
            if (qti::local_name(child) == name) {
                found.push_back(child);
            }
            collect(child, name, found);
        }
    }
}

// "a/b/../c" is "a/c"; nothing for what leads out.
std::optional<std::string> tidy_path(std::string_view path) {
    std::vector<std::string> parts;
    for (const std::string& part : split(path, '/')) {
        if (part == "..") {
            if (parts.empty()) {
                return std::nullopt;
            }
            parts.pop_back();
        } else if (!part.empty() && part != ".") {
            parts.push_back(part);
        }
    }
    return joined(parts, "/");
}

}  // namespace

std::vector<pugi::xml_node> children_of(pugi::xml_node node, std::string_view name) {
    std::vector<pugi::xml_node> found;
    for (const pugi::xml_node child : node.children()) {
        if (qti::local_name(child) == name) {
            found.push_back(child);
        }
    }
    return found;
}
pugi::xml_node child_of(pugi::xml_node node, std::string_view name) {
    for (const pugi::xml_node child : node.children()) {
        if (qti::local_name(child) == name) {
            return child;
        }
    }
    return {};
}
std::vector<pugi::xml_node> below(pugi::xml_node node, std::string_view name) {
    std::vector<pugi::xml_node> found;
    collect(node, name, found);
    return found;
}

std::string OldItem::fact(std::string_view label) const {
    const auto found = facts.find(std::string(label));
    return found != facts.end() ? found->second : "";
}

OldReader::OldReader(const qti::Xml& xml, pugi::xml_node item, const qti::Files& package,
                     qti::Problems& problems)
    : texts(xml.file(), xml.line_of(item), problems),
      files(texts),
      xml_(xml),
      item_(item),
      package_(package) {
    const std::size_t slash = xml.file().rfind('/');
    folder_ = slash == std::string::npos ? "" : xml.file().substr(0, slash + 1);
}

OldItem OldReader::read() {
    OldItem item;
    item.id = trimmed(item_.attribute("ident").value());
    item.title = texts.words(item_.attribute("title").value(), TextFormat::plain);
    item.processing = child_of(item_, "resprocessing");
    metadata(item);
    presentation(item, child_of(item_, "presentation"));
    feedback(item);
    return item;
}

void OldReader::metadata(OldItem& item) {
    for (const pugi::xml_node field : below(item_, "qtimetadatafield")) {
        const std::string label = lower(trimmed(qti::text_of(child_of(field, "fieldlabel"))));
        item.facts.emplace(label, trimmed(qti::text_of(child_of(field, "fieldentry"))));
    }
    for (const pugi::xml_node holder : children_of(item_, "itemmetadata")) {
        for (const pugi::xml_node field : holder.children()) {  // Blackboard: <bbmd_questiontype>…
            if (field.type() == pugi::node_element && qti::local_name(field) != "qtimetadata") {
                item.facts.emplace(lower(qti::local_name(field)), trimmed(qti::text_of(field)));
            }
        }
    }
}

void OldReader::presentation(OldItem& item, pugi::xml_node node) {
    for (const pugi::xml_node child : node.children()) {
        const std::string_view name = qti::local_name(child);
        if (name == "material") {
            item.stem += material(child, As::block);
        } else if (name.starts_with("response_") && name != "response_label") {
            response(item, child);
            item.stem += " [[r" + std::to_string(item.responses.size()) + "]] ";
        } else if (name == "flow" || name == "flow_mat") {
            presentation(item, child);
        }
    }
}

void OldReader::response(OldItem& item, pugi::xml_node node) {
    const std::string_view name = qti::local_name(node);
    OldResponse made;
    made.id = trimmed(node.attribute("ident").value());
    const std::string cardinality = lower(node.attribute("rcardinality").value());
    made.several = cardinality == "multiple";
    const pugi::xml_node choices = child_of(node, "render_choice"), fib = child_of(node, "render_fib");
    if (name == "response_lid" && cardinality == "ordered") {
        made.kind = OldResponse::Kind::order;
    } else if (name == "response_lid" && (choices || !below(node, "response_label").empty())) {
        made.kind = OldResponse::Kind::choice;
    } else if (name == "response_num") {
        made.kind = OldResponse::Kind::number;
    } else if (name == "response_str") {
        const std::string type = lower(fib.attribute("fibtype").value());
        made.kind = type == "decimal" || type == "integer" || type == "scientific" ? OldResponse::Kind::number
                                                                                   : OldResponse::Kind::text;
    } else {
        made.kind = OldResponse::Kind::other;
    }
    made.lines = std::clamp(fib.attribute("rows").as_llong(0), 0LL, 100LL);
    made.shuffle = is_yes(choices.attribute("shuffle"));
    for (const pugi::xml_node child : node.children()) {
        if (qti::local_name(child) == "material") {
            made.prompt += material(child, As::line);
        }
    }
    for (const pugi::xml_node label_node : below(node, "response_label")) {
        if (made.labels.size() < labels_max) {
            label(made, label_node);
        }
    }
    if (item.responses.size() < responses_max) {
        item.responses.push_back(std::move(made));
    }
}

void OldReader::label(OldResponse& response, pugi::xml_node node) {
    OldLabel made{.id = trimmed(node.attribute("ident").value())};
    made.fixed = lower(node.attribute("rshuffle").value()) == "no";
    for (const pugi::xml_node text : below(node, "material")) {
        made.text += (made.text.empty() ? "" : " ") + material(text, As::line);
    }
    response.labels.push_back(std::move(made));
}

void OldReader::feedback(OldItem& item) {
    for (const pugi::xml_node node : children_of(item_, "itemfeedback")) {
        const std::string id = trimmed(node.attribute("ident").value());
        std::string text;
        for (const pugi::xml_node child : node.children()) {
            const std::string_view name = qti::local_name(child);
            if (name == "hint") {
                for (const pugi::xml_node hint : below(child, "material")) {
                    item.hints.push_back(material(hint, As::block));
                }
            } else if (name == "solution") {
                for (const pugi::xml_node solution : below(child, "material")) {
                    if (!words_of_html(material(solution, As::block)).empty()) {
                        texts.not_kept("the model solution");
                    }
                }
            } else if (name == "material") {
                text += material(child, As::block);
            } else {
                for (const pugi::xml_node part : below(child, "material")) {
                    text += material(part, As::block);
                }
            }
        }
        item.feedback.emplace(id, std::move(text));
    }
}

std::string OldReader::material(pugi::xml_node node, As how) {
    std::string out;
    for (const pugi::xml_node part : node.children()) {
        out += text_of_material(part, how);
    }
    return out;
}

std::string OldReader::text_of_material(pugi::xml_node part, As how) {
    const std::string_view name = qti::local_name(part);
    const auto html = [&](std::string_view written) {
        const std::string moved = files.moved(
            without_equation_pictures(written),
            {"$IMS-CC-FILEBASE$/", "$IMS-CC-FILEBASE$", "%24IMS-CC-FILEBASE%24/", "$IMS_CC_FILEBASE$/", ""},
            [this](const std::string& address) { return file_at(address); });
        return how == As::block ? texts.of(moved, TextFormat::html) : texts.line(moved, TextFormat::html);
    };
    if (name == "mattext") {
        const std::string type = lower(trimmed(part.attribute("texttype").value()));
        const std::string written = qti::text_of(part);
        if (type == "text/html" || type == "text/rtf" || type == "html") {
            return html(written);
        }
        const std::string plain = texts.of(written, TextFormat::plain);
        return how == As::block ? plain : texts.line(written, TextFormat::plain);
    }
    if (name == "mat_extension") {  // Blackboard
        std::string out;
        for (const pugi::xml_node text : children_of(part, "mat_formattedtext")) {
            const std::string type = lower(text.attribute("type").value());
            const std::string written = qti::text_of(text);
            const bool is_html = type == "html" || type == "smart_text";
            out += is_html            ? html(written)
                   : how == As::block ? texts.of(written, TextFormat::plain)
                                      : texts.line(written, TextFormat::plain);
        }
        return out;
    }
    if (name == "matimage") {
        const std::string uri = part.attribute("uri").value();
        return uri.empty()
                   ? ""
                   : html("<img src=\"" + uri + "\" alt=\"" + part.attribute("label").value() + "\">");
    }
    if (name == "matbreak") {
        return "<br/>";
    }
    if (part.type() == pugi::node_element && name != "altmaterial") {
        texts.not_kept("<" + std::string(name).substr(0, 40) + ">");
    }
    return "";
}

std::optional<std::string> OldReader::file_at(const std::string& address) const {
    if (leads(address) != Leads::inside && !address.starts_with("/")) {
        return std::nullopt;
    }
    for (const std::string& place : {folder_ + address, address, "web_resources/" + address}) {
        const std::optional<std::string> path = tidy_path(place);
        if (path) {
            const auto found = package_.find(*path);
            if (found != package_.end()) {
                return found->second;
            }
        }
    }
    return std::nullopt;
}

}  // namespace exchange
