// A question as a QTI 3 item. What the document looks like, so that question_of finds everything again:
//  - the body is one <div data-question='{"type":…}'>; the attribute keeps what QTI has no place for (the
//    type's name, the file's name for the question, hints, tags, and "scoring":"fractions" where parts
//    count);
//  - the stem is the interaction's prompt; where an interaction stands in a line or holds the text itself
//    (text entry, numbers, cloze, gap match, hot text, position object), it is the text around it;
//  - hot text marks its words in the stem, "[[id:the words]]"; marks without an option are wrong to choose;
//  - one response is RESPONSE and scores into SCORE; a cloze has RESPONSE_<id> and SCORE_<id> for each blank;
//  - feedback is modal, chosen by FEEDBACK: general, correct, partly, wrong, option_<id>,
//  blank_<id>_<option>.
//    Texts and numbers to type have no ids of their own: theirs are a, b, … from the best answer down;
//  - the standard templates where they say it all, rules otherwise; fractions stay between 0 and the points.
// Free text, drawings and uploads are scored by a person (external-scored); a description is worth nothing.
// Hints are kept for the editors; players do not show them.
#include <base/text.hpp>
#include <cmath>
#include <qti/write.hpp>

#include "compiling.hpp"
#include "html_words.hpp"

namespace exchange {
namespace {

constexpr std::size_t id_letters_max = 64;
constexpr std::size_t tags_max = 200;

std::string type_name(QuestionType type) { return boost::describe::enum_to_string(type, ""); }

bool good_id(const std::string& id) {
    return !id.empty() && id.size() <= id_letters_max && std::ranges::all_of(id, [](char c) {
        return (static_cast<unsigned char>(c) < 0x80 && std::isalnum(static_cast<unsigned char>(c)) != 0) ||
               c == '_' || c == '-' || c == '.';
    });
}

// Ids of one kind of thing: good, and each one's own.
template <class T>
void check_ids(Compiling& c, const std::vector<T>& list, const std::string& at, std::set<std::string>& seen) {
    if (list.size() > options_max) {
        c.problem("too_many_options", at, "there are more than " + std::to_string(options_max) + ".");
        return;
    }
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string here = at + "/" + std::to_string(i) + "/id";
        if (!good_id(list[i].id)) {
            c.problem("bad_id", here, "use letters, digits, \"-\", \"_\" and \".\", at most 64.");
        } else if (!seen.insert(written_id(list[i].id)).second) {
            c.problem("id_twice", here, "\"" + list[i].id + "\" is there twice.");
        }
    }
}

void check_fractions(Compiling& c, const auto& list, const std::string& at) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (!std::isfinite(list[i].fraction) || std::abs(list[i].fraction) > 100) {
            c.problem("bad_fraction", at + "/" + std::to_string(i) + "/fraction",
                      "give a percentage from -100 to 100.");
        }
    }
}

void check_group(Compiling& c, const auto& list, const std::string& at) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (!list[i].group.empty() &&
            (!good_id(list[i].group) || list[i].group != written_id(list[i].group))) {
            c.problem("bad_id", at + "/" + std::to_string(i) + "/group",
                      "a group's name begins with a letter and has letters, digits, \"-\", \"_\" and \".\".");
        }
    }
}

void check_utf8(Compiling& c) {
    const Question& q = c.q;
    std::vector<const std::string*> all{&q.name,
                                        &q.title,
                                        &q.text,
                                        &q.language,
                                        &q.feedback.general,
                                        &q.feedback.correct,
                                        &q.feedback.partly,
                                        &q.feedback.wrong};
    const auto of_options = [&](const std::vector<QuestionOption>& options) {
        for (const QuestionOption& o : options) {
            all.insert(all.end(), {&o.text, &o.feedback, &o.picture});
        }
    };
    of_options(q.options);
    for (const QuestionBlank& b : q.blanks) {
        of_options(b.options);
    }
    for (const QuestionTarget& t : q.targets) {
        all.push_back(&t.text);
    }
    for (const auto* list : {&q.hints, &q.tags}) {
        for (const std::string& each : *list) {
            all.push_back(&each);
        }
    }
    if (q.picture) {
        all.insert(all.end(), {&q.picture->path, &q.picture->alt});
    }
    if (!std::ranges::all_of(all, [](const std::string* text) { return is_utf8(*text); })) {
        c.problem("not_utf8", "", "a text of the question is not UTF-8.");
    }
}

bool has_words(const std::string& html) {
    return !trimmed(words_of_html(clean_html(html))).empty() || html.find("<img") != std::string::npos ||
           html.find("<math") != std::string::npos || html.find("<audio") != std::string::npos ||
           html.find("<video") != std::string::npos;
}

void check(Compiling& c) {
    const Question& q = c.q;
    check_utf8(c);
    if (c.failed()) {
        return;
    }
    if (!std::isfinite(q.points) || q.points < 0 || q.points > points_max) {
        c.problem("bad_points", "/points", "give a number from 0 to 1000000.");
    }
    if (!has_words(q.text)) {
        c.problem("text_missing", "/text", "write the question.");
    }
    if (q.hints.size() > tags_max || q.tags.size() > tags_max) {
        c.problem("too_many_tags", "/tags", "there are more than 200 hints or tags.");
    }
    std::set<std::string> seen, blanks;
    // Options and targets are named in one breath ("a t1"), so no two of them share an id.
    check_ids(c, q.options, "/options", seen);
    check_ids(c, q.targets, "/targets", seen);
    check_ids(c, q.blanks, "/blanks", blanks);
    check_fractions(c, q.options, "/options");
    check_fractions(c, q.pairs, "/pairs");
    check_group(c, q.options, "/options");
    check_group(c, q.targets, "/targets");
    if (q.pairs.size() > options_max) {
        c.problem("too_many_options", "/pairs", "there are more than " + std::to_string(options_max) + ".");
    }
    for (std::size_t i = 0; i < q.blanks.size(); ++i) {
        std::set<std::string> of_blank;
        const std::string at = "/blanks/" + std::to_string(i) + "/options";
        check_ids(c, q.blanks[i].options, at, of_blank);
        check_fractions(c, q.blanks[i].options, at);
    }
}

void compile_body(Compiling& c) {
    switch (c.q.type) {
        case QuestionType::choice:
        case QuestionType::multiple_response:
        case QuestionType::true_false:
            return compile_choice(c);
        case QuestionType::order:
            return compile_order(c);
        case QuestionType::associate:
        case QuestionType::match:
            return compile_pairs(c);
        case QuestionType::gap_match:
            return compile_gaps(c);
        case QuestionType::hot_text:
            return compile_hot_text(c);
        case QuestionType::text_entry:
        case QuestionType::numeric:
        case QuestionType::extended_text:
            return compile_words(c);
        case QuestionType::inline_choice:
        case QuestionType::cloze:
            return compile_cloze(c);
        case QuestionType::hotspot:
        case QuestionType::graphic_order:
        case QuestionType::graphic_associate:
        case QuestionType::graphic_gap_match:
        case QuestionType::select_point:
        case QuestionType::position_object:
            return compile_picture(c);
        case QuestionType::slider:
        case QuestionType::media:
        case QuestionType::drawing:
        case QuestionType::upload:
            return compile_other(c);
        case QuestionType::description:
            return c.html(c.content, c.q.text, "/text");
    }
}

// What QTI has no place for.
std::string kept_in_data(const Question& q) {
    boost::json::object kept{{"type", type_name(q.type)}};
    if (const std::string name = without_controls(q.name); !name.empty()) {
        kept["name"] = name;
    }
    if (!q.all_or_nothing) {
        kept["scoring"] = "fractions";
    }
    const auto list = [&](const char* key, const std::vector<std::string>& texts) {
        boost::json::array out;
        for (const std::string& text : texts) {
            out.emplace_back(without_controls(text));
        }
        if (!out.empty()) {
            kept[key] = std::move(out);
        }
    };
    if (q.type == QuestionType::select_point || q.type == QuestionType::position_object) {
        std::vector<std::string> ids;  // an area has no name in QTI
        for (const QuestionOption& o : q.options) {
            ids.push_back(o.id);
        }
        list("options", ids);
    }
    const bool weighted = std::ranges::any_of(q.blanks, [](const QuestionBlank& b) { return b.weight != 1; });
    if (q.type == QuestionType::cloze && weighted) {
        boost::json::array weights;
        for (const QuestionBlank& b : q.blanks) {
            weights.emplace_back(b.weight);
        }
        kept["weights"] = std::move(weights);
    }
    list("tags", q.tags);
    list("hints", q.hints);
    return boost::json::serialize(kept);
}

bool is_language(const std::string& language) {
    return !language.empty() && language.size() <= 35 && std::ranges::all_of(language, [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-';
    });
}

}  // namespace

std::optional<std::string> to_qti(const Question& q, const std::string& identifier, qti::Problems& problems) {
    Compiling c(q, problems);
    check(c);
    if (c.failed()) {
        return std::nullopt;
    }
    const std::string title = in_one_line(q.title);
    c.root = add(c.document, "qti-assessment-item",
                 {{"xmlns", "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"},
                  {"identifier", identifier},
                  {"title", title.empty() ? identifier : title},
                  {"adaptive", "false"},
                  {"time-dependent", "false"}});
    if (is_language(q.language)) {
        c.root.append_attribute("xml:lang").set_value(q.language.c_str());
    }
    pugi::xml_node body = add(c.root, "qti-item-body");
    c.content = add(body, "div", {{"data-question", kept_in_data(q)}});
    compile_body(c);
    if (c.failed()) {
        return std::nullopt;
    }
    write_declarations(c);
    write_processing(c);

    // Read as any other document: what we write is what every reader would accept.
    qti::Problems read;
    const qti::ItemRef item = qti::read_item(qti::write(c.root), "", read);
    for (qti::Problem& p : read) {
        p.line = 0;
        problems.push_back(std::move(p));
    }
    return item ? std::optional(qti::write_item(*item)) : std::nullopt;
}

}  // namespace exchange
