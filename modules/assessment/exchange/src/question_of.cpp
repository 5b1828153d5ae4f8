// The question a document was compiled from.
//
// Ours: the body is one <div data-question>. It is recognised when compiling what was found writes the same
// text again, byte for byte; so a document that another tool changed is ours only if the change is one that
// the editors can show and keep.
//
// Another tool's: one choice, order, match or gap match interaction, scored by match_correct or map_response
// into SCORE, with its stem in front or in its prompt and nothing else: no feedback, rubric, template, style
// sheet, catalogue or class that asks for a layout. It gives a question when compiling it keeps every
// identifier of an option, the key, the fractions, the points and every word. The compiled text may still
// differ: the response becomes RESPONSE, the stem the prompt, SCORE gains its bounds, MAXSCORE appears.
#include <base/text.hpp>
#include <cmath>
#include <qti/write.hpp>

#include "recovering.hpp"

namespace exchange {
namespace {

void as_marks(pugi::xml_node node) {
    std::vector<pugi::xml_node> children(node.begin(), node.end());
    for (pugi::xml_node child : children) {
        const std::string_view name = qti::local_name(child);
        std::string mark;
        if (name == "qti-hottext") {
            mark =
                "[[" + id_written(child.attribute("identifier").value()) + ":" + qti::text_of(child) + "]]";
        } else if (name == "qti-gap") {
            mark = "[[" + id_written(child.attribute("identifier").value()) + "]]";
        } else if (name.ends_with("-interaction")) {
            std::string id = child.attribute("response-identifier").value();
            mark = "[[" + (id.starts_with("RESPONSE_") ? id.substr(9) : "1") + "]]";
        } else {
            as_marks(child);
            continue;
        }
        node.insert_child_before(pugi::node_pcdata, child).set_value(mark.c_str());
        node.remove_child(child);
    }
}

struct Text : pugi::xml_writer {
    std::string out;
    void write(const void* data, std::size_t size) override {
        out.append(static_cast<const char*>(data), size);
    }
};

std::optional<QuestionType> type_called(std::string_view name) {
    QuestionType type{};
    return boost::describe::enum_from_string(std::string(name).c_str(), type) ? std::optional(type)
                                                                              : std::nullopt;
}

std::vector<std::string> texts_in(const boost::json::object& kept, const char* key) {
    std::vector<std::string> out;
    const auto* list = kept.if_contains(key);
    if (list != nullptr && list->is_array()) {
        for (const auto& each : list->get_array()) {
            if (each.is_string()) {
                out.emplace_back(each.get_string());
            }
        }
    }
    return out;
}

bool read_kept(Recovering& r, const char* written) {
    boost::system::error_code error;
    const auto json = boost::json::parse(written, error);
    if (error || !json.is_object()) {
        return false;
    }
    r.kept = json.get_object();
    const auto text = [&](const char* key) {
        const auto* value = r.kept.if_contains(key);
        return value != nullptr && value->is_string() ? std::string(value->get_string()) : "";
    };
    const auto type = type_called(text("type"));
    if (!type) {
        return false;
    }
    r.q.type = *type;
    r.q.name = text("name");
    r.q.all_or_nothing = text("scoring") != "fractions";
    r.q.tags = texts_in(r.kept, "tags");
    r.q.hints = texts_in(r.kept, "hints");
    return true;
}

void read_feedback(Recovering& r) {
    for (const pugi::xml_node each : r.item.document->root().children("qti-modal-feedback")) {
        r.modal.emplace(each.attribute("identifier").value(), html_inside(each.child("qti-content-body")));
    }
    r.q.feedback = {r.feedback_of("general"), r.feedback_of("correct"), r.feedback_of("partly"),
                    r.feedback_of("wrong")};
}

double points_of(const qti::Item& item) {
    const auto* most = item.find("MAXSCORE");
    const bool known = most != nullptr && most->fallback.items.size() == 1 &&
                       std::holds_alternative<double>(most->fallback.items[0]);
    return known ? std::get<double>(most->fallback.items[0]) : 1;
}

// The interaction a document of ours has, wherever its type puts it.
pugi::xml_node interaction_in(pugi::xml_node content) {
    return content.find_node(
        [](pugi::xml_node node) { return std::string_view(node.name()).ends_with("-interaction"); });
}

std::optional<Question> own_question(const qti::Item& item, pugi::xml_node content) {
    Recovering r{item};
    if (!read_kept(r, content.attribute("data-question").value())) {
        return std::nullopt;
    }
    r.q.title = item.title == item.identifier ? "" : item.title;
    r.q.language = item.language;
    r.q.points = points_of(item);
    read_feedback(r);
    bool found = false;
    if (r.q.type == QuestionType::description) {
        r.q.text = html_inside(content);
        found = true;
    } else if (r.q.type == QuestionType::cloze || r.q.type == QuestionType::inline_choice) {
        found = recover_cloze(r, content);
    } else if (const pugi::xml_node at = interaction_in(content)) {
        found = recover_interaction(r, at);
    }
    if (!found) {
        return std::nullopt;
    }
    qti::Problems problems;
    const auto again = to_qti(r.q, item.identifier, problems);
    return again && *again == qti::write_item(item) ? std::optional(std::move(r.q)) : std::nullopt;
}

}  // namespace

std::string html_inside(pugi::xml_node node) { return html_before(node, {}); }

std::string html_before(pugi::xml_node parent, pugi::xml_node end) {
    pugi::xml_document copy;
    pugi::xml_node root = copy.append_child("x");
    for (const pugi::xml_node child : parent.children()) {
        if (end && child == end) {
            break;
        }
        root.append_copy(child);
    }
    as_marks(root);
    Text text;
    for (const pugi::xml_node child : root.children()) {
        child.print(text, "", pugi::format_raw, pugi::encoding_utf8);
    }
    return trimmed(text.out);
}

std::vector<pugi::xml_node> elements_in(pugi::xml_node node) {
    std::vector<pugi::xml_node> out;
    for (const pugi::xml_node child : node.children()) {
        if (child.type() == pugi::node_element) {
            out.push_back(child);
        } else if (!trimmed(child.value()).empty()) {
            return {};
        }
    }
    return out;
}

std::string as_html(std::string_view words) { return qti::escaped(words); }

std::int64_t whole(pugi::xml_node node, const char* attribute, std::int64_t otherwise) {
    return node.attribute(attribute).as_llong(otherwise);
}

double percent_of(double mapped, double worth) {
    if (worth == 0) {
        return 0;
    }
    const double near = mapped * 100 / worth;
    double below = near, above = near;
    for (int i = 0; i < 8; ++i) {
        for (const double each : {below, above}) {
            if (worth * each / 100 == mapped && std::abs(each) <= 100) {
                return each;
            }
        }
        below = std::nextafter(below, -1e9);
        above = std::nextafter(above, 1e9);
    }
    return near;
}

std::optional<Question> question_of(const qti::Item& item) {
    const pugi::xml_node body = item.body();
    const pugi::xml_node content = body.child("div");
    if (content && content.attribute("data-question")) {
        return elements_in(body).size() == 1 ? own_question(item, content) : std::nullopt;
    }
    return foreign_question(item);
}

}  // namespace exchange
