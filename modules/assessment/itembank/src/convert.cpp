// Between what editors save and what a version keeps. The four native kinds hold Markdown; everything else is
// a QTI document compiled from the question.
#include <fmt/format.h>
#include <base/text.hpp>
#include <documents/html.hpp>

#include "bank.hpp"
#include "composite.hpp"
#include "draft_checks.hpp"
#include "translations.hpp"

namespace itembank {
namespace {

using exchange::Question;
using exchange::QuestionOption;
using exchange::QuestionType;

const std::map<QuestionType, ItemKind>& native_kinds() {
    static const std::map<QuestionType, ItemKind> kinds{
        {QuestionType::choice, ItemKind::choice},
        {QuestionType::multiple_response, ItemKind::multiple_response},
        {QuestionType::order, ItemKind::ordering},
        {QuestionType::match, ItemKind::matching}};
    return kinds;
}

// The native kinds always shuffle, have one point, no picture and no feedback by outcome.
bool is_plain(const Question& q) {
    const auto plain = [](const QuestionOption& o) {
        return !o.fixed && o.picture.empty() && !o.area && o.fraction >= 0;
    };
    return q.all_or_nothing && q.shuffle && q.points == 1 && !q.picture && q.hints.empty() &&
           q.feedback.correct.empty() && q.feedback.partly.empty() && q.feedback.wrong.empty() &&
           std::ranges::all_of(q.options, plain);
}

void set_native(Content& c, const Question& q) {
    c.kind = native_kinds().at(q.type);
    c.stem = trimmed(q.text);
    c.explanation = trimmed(q.feedback.general);
    const bool keyed = c.kind == ItemKind::choice || c.kind == ItemKind::multiple_response;
    for (const QuestionOption& o : q.options) {
        c.options.push_back({o.id, o.id, trimmed(o.text), keyed && o.fraction > 0, trimmed(o.feedback)});
    }
    if (c.kind == ItemKind::multiple_response) {
        c.choose = std::ranges::count_if(c.options, &Option::correct);
    }
    if (c.kind == ItemKind::matching) {
        for (const auto& target : q.targets) {
            const auto pair = std::ranges::find(q.pairs, target.id, &exchange::QuestionPair::target);
            c.prompts.push_back(
                {target.id, target.id, trimmed(target.text), pair == q.pairs.end() ? "" : pair->option});
        }
    }
}

// Whether the parts fit each other, so that nothing that is scored breaks later.
Done fits(const Content& c) {
    const auto is_option = [&](const std::string& id) {
        return std::ranges::any_of(c.options, [&](const Option& o) { return o.id == id; });
    };
    const auto correct = std::ranges::count_if(c.options, &Option::correct);
    if (c.kind == ItemKind::choice && correct != 1) {
        return refuse("question_incomplete", "Mark exactly one option as right.");
    }
    if (c.kind == ItemKind::multiple_response && correct == 0) {
        return refuse("question_incomplete", "Mark the options that are right.");
    }
    if (c.options.empty()) {
        return refuse("question_incomplete", "Add options.");
    }
    for (const Prompt& prompt : c.prompts) {
        if (!is_option(prompt.match)) {
            return refuse("question_incomplete", "Say for every prompt which option fits.");
        }
    }
    if (c.kind == ItemKind::matching && c.prompts.empty()) {
        return refuse("question_incomplete", "Add prompts.");
    }
    return {};
}

Result<Composed> composed_of(const DraftBody& body, const std::string& name) {
    Composed out{
        .title = body.meta.title, .language = body.meta.language, .files = body.files, .texts = body.texts};
    if (!body.question) {
        if (body.qti.empty()) {
            return refuse("question_incomplete", "Write the question.");
        }
        out.qti = body.qti;
    } else {
        Question question = as_html(body);
        if (question.title.empty()) {
            question.title = body.meta.title;
        }
        if (question.language.empty()) {
            question.language = body.meta.language;
        }
        qti::Problems problems;
        auto document = exchange::to_qti(question, name, problems);
        if (!document) {
            Failure failure{Why::invalid, "question_incomplete", "", {}, {}};
            for (const auto& problem : problems) {
                failure.problems.push_back({"/question", problem.message});
            }
            failure.detail =
                failure.problems.empty() ? "The question is not complete." : failure.problems[0].detail;
            return std::unexpected(std::move(failure));
        }
        out.qti = std::move(*document);
        out.question = std::move(question);
    }
    qti::Problems problems;
    if (read_composed(out, problems) == nullptr) {
        return refuse("question_incomplete",
                      problems.empty() ? "The document cannot be read." : problems.front().message);
    }
    return out;
}

std::string without_tags(std::string_view html) {
    std::string out;
    bool inside = false;
    for (const char c : html) {
        inside = c == '<' || (inside && c != '>');
        out += inside || c == '>' ? ' ' : c;
    }
    return out;
}

}  // namespace

DraftBody without_translations(DraftBody body) {
    body.translations.reset();
    return body;
}

bool is_native(const DraftBody& body) {
    return body.format == TextFormat::markdown && body.question && body.files.empty() &&
           native_kinds().contains(body.question->type) && is_plain(*body.question);
}

Result<Content> content_of(const DraftBody& body, const std::string& name,
                           const std::optional<CaseStudy>& case_study, std::vector<std::string> enemies) {
    Content c;
    c.item = name;
    c.exam = ExamId(body.meta.exam);
    c.pool = body.meta.pool;
    c.objective = body.meta.objective;
    c.cognitive = body.meta.cognitive.value_or(Cognitive::remember);
    c.case_study = case_study;
    c.source = body.meta.source;
    c.enemies = std::move(enemies);
    c.translations = body.translations;
    if (is_native(body)) {
        set_native(c, *body.question);
        CHECK(fits(c));
    } else {
        c.kind = ItemKind::composite;
        c.composed = TRY(composed_of(body, name));
    }
    CHECK(translations_fit(c));
    return c;
}

Result<PlayerItem> preview_of(const DraftBody& body, const std::string& name,
                              const std::optional<CaseStudy>& case_study, Random& random) {
    Content content;
    if (is_native(body)) {
        // Half-written is fine: nothing is scored.
        content.item = name;
        content.case_study = case_study;
        content.translations = body.translations;
        set_native(content, *body.question);
        for (Prompt& prompt : content.prompts) {
            if (std::ranges::none_of(content.options,
                                     [&](const Option& o) { return o.id == prompt.match; })) {
                prompt.match = content.options.empty() ? "" : content.options.front().id;
            }
        }
        if (content.options.empty()) {
            content.prompts.clear();
        }
    } else {
        content = TRY(content_of(without_translations(body), name, case_study, {}));
        content.translations = body.translations;
    }
    content = without_unfit_translations(std::move(content));
    const ItemVersion version{ItemVersionId("preview"), 0, with_opaque_ids(std::move(content), random)};
    return player_item(rendered(version), shape_of(version.content),
                       {.media = "/api/bank/items/" + name + "/files/"});
}

DraftBody body_of(const Content& c, const std::string& title, const std::string& language) {
    DraftBody out;
    out.meta = {title,       c.exam.value, c.pool,   language,
                c.objective, c.cognitive,  c.source, c.case_study ? c.case_study->name : ""};
    out.translations = c.translations;
    if (c.composed) {
        out.format = TextFormat::html;
        out.question = c.composed->question;
        out.qti = c.composed->question ? "" : c.composed->qti;
        out.files = c.composed->files;
        out.texts = c.composed->texts;
        return out;
    }
    Question q;
    for (const auto& [type, kind] : native_kinds()) {
        if (kind == c.kind) {
            q.type = type;
        }
    }
    q.title = title;
    q.text = c.stem;
    q.language = language;
    q.most = c.kind == ItemKind::multiple_response ? c.choose : 1;
    q.feedback.general = c.explanation;
    std::map<std::string, std::string> name_of;
    const auto correct = std::max<std::int64_t>(1, std::ranges::count_if(c.options, &Option::correct));
    for (const Option& o : c.options) {
        name_of[o.id] = o.name;
        q.options.push_back({.id = o.name,
                             .text = o.text,
                             .fraction = o.correct ? 100.0 / double(correct) : 0,
                             .feedback = o.why,
                             .most = c.kind == ItemKind::matching ? 0 : 1});
    }
    for (const Prompt& p : c.prompts) {
        q.targets.push_back({.id = p.name, .text = p.text});
        q.pairs.push_back({name_of[p.match], p.name, 100.0 / double(c.prompts.size())});
    }
    out.question = std::move(q);
    return out;
}

std::string kind_of(const DraftBody& body) {
    return body.question ? std::string(schema::name_of(body.question->type)) : "qti";
}
std::string kind_of(const Content& c) { return kind_of(body_of(c, "", "")); }

std::string plain_stem(const DraftBody& body) {
    if (!body.question) {
        const auto content = content_of(without_translations(body), "item", std::nullopt, {});
        return content ? words_of(*content) : "";
    }
    return trimmed(body.format == TextFormat::markdown ? documents::plain_text(body.question->text)
                                                       : without_tags(body.question->text));
}
std::string plain_stem(const Content& c) {
    return c.composed ? words_of(c) : trimmed(documents::plain_text(c.stem));
}

}  // namespace itembank
