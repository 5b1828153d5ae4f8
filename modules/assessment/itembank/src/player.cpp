// What leaves the server of an item. The types have no field for a key; the test looks through the bytes as
// well.
#include <base/must.hpp>
#include <documents/html.hpp>
#include <itembank/itembank.hpp>

#include "composite.hpp"
#include "translations.hpp"

namespace itembank {
namespace {

std::string block(const std::string& markdown) {
    return documents::html(markdown, {.heading_shift = 1})
        .value_or("");  // what html() refuses was not imported
}

// An option stands in a label: a single paragraph goes without its <p>.
std::string inline_html(const std::string& markdown) {
    std::string html = block(markdown);
    while (html.ends_with('\n')) {
        html.pop_back();
    }
    if (html.starts_with("<p>") && html.ends_with("</p>") && html.find("<p>", 3) == std::string::npos) {
        html = html.substr(3, html.size() - 7);
    }
    return html;
}

std::vector<PlayerOption> in_order(const std::map<std::string, std::string>& texts,
                                   const std::vector<std::string>& order) {
    MUST(texts.size() == order.size());
    std::vector<PlayerOption> out;
    for (const std::string& id : order) {
        const auto at = texts.find(id);
        MUST(at != texts.end());
        out.push_back({id, at->second});
    }
    return out;
}

std::optional<PlayerCase> rendered_case(const std::optional<CaseStudy>& study) {
    return study ? std::optional(PlayerCase{study->title, block(study->body)}) : std::nullopt;
}

// A translation names its parts as the author does; a player knows them by their made ids.
RenderedTexts rendered_translation(const Content& c, const Translation& t) {
    RenderedTexts out{.language = t.language, .stem_html = block(t.stem)};
    MUST(c.options.size() == t.options.size() && c.prompts.size() == t.prompts.size());
    for (std::size_t i = 0; i < c.options.size(); ++i) {
        out.options[c.options[i].id] = inline_html(t.options[i].text);
    }
    for (std::size_t i = 0; i < c.prompts.size(); ++i) {
        out.prompts[c.prompts[i].id] = inline_html(t.prompts[i].text);
    }
    out.case_study = rendered_case(t.case_study);
    if (t.composed) {
        out.composite = compiled(c, t);
    }
    return out;
}

PlayerTranslation player_translation(const Rendered& item, const RenderedTexts& t, const Shape& shown,
                                     const Seen& seen) {
    PlayerTranslation out{t.language, t.stem_html, {}, {}, t.case_study, {}};
    if (t.composite) {
        out.body =
            translated_json(*item.own.composite, *t.composite, seen, Processed::when_tried, item.files);
    } else {
        out.options = in_order(t.options, shown.options);
        out.prompts = in_order(t.prompts, shown.prompts);
    }
    return out;
}

ExplainedTexts explained_in(const Content& c, const Translation& t, const Seen& seen,
                            const std::vector<ItemFile>& files) {
    ExplainedTexts out{.language = t.language, .explanation_html = block(t.explanation)};
    for (std::size_t i = 0; i < c.options.size(); ++i) {
        out.options.push_back({c.options[i].id, inline_html(t.options.at(i).why)});
    }
    if (t.composed) {
        out.body = translated_json(*compiled(c), *compiled(c, t), seen, Processed::always, files);
    }
    return out;
}

}  // namespace

Rendered rendered(const ItemVersion& version) {
    const Content& c = version.content;
    Rendered out{.id = version.id, .kind = c.kind, .choose = c.choose, .files = files_of(c)};
    out.own.stem_html = block(c.stem);
    if (c.kind == ItemKind::composite) {
        out.own.composite = compiled(c);
    }
    for (const Option& option : c.options) {
        out.own.options[option.id] = inline_html(option.text);
    }
    for (const Prompt& prompt : c.prompts) {
        out.own.prompts[prompt.id] = inline_html(prompt.text);
    }
    out.own.case_study = rendered_case(c.case_study);
    for (const Translation& t : c.translations.value_or(Translations{})) {
        out.translations.push_back(rendered_translation(c, t));
    }
    return out;
}

PlayerItem player_item(const Rendered& item, const Shape& shown, const Seen& seen) {
    MUST(shown.kind == item.kind);
    PlayerItem out;
    out.id = item.id;
    out.kind = item.kind;
    out.case_study = item.own.case_study;
    if (item.own.composite) {
        out.body = body_json(*item.own.composite, item.files, seen, Processed::when_tried);
    } else {
        out.stem_html = item.own.stem_html;
        out.choose = item.choose;
        out.options = in_order(item.own.options, shown.options);
        out.prompts = in_order(item.own.prompts, shown.prompts);
    }
    for (const RenderedTexts& t : item.translations) {
        if (!out.translations) {
            out.translations.emplace();
        }
        out.translations->push_back(player_translation(item, t, shown, seen));
    }
    return out;
}

Explanation explanation_of(const ItemVersion& version, const Seen& seen) {
    const Content& c = version.content;
    Explanation out;
    out.item = version.id;
    const Points points = score_response(c, seen.response, seen.seed);
    out.right = points.possible > 0 && points.earned >= points.possible;
    out.answer = right_answer(c, seen.seed);
    if (c.kind == ItemKind::composite) {
        out.body = body_json(*compiled(c), c.composed->files, seen, Processed::always);
    }
    for (const Option& option : c.options) {
        out.options.push_back({option.id, option.correct, inline_html(option.why)});
    }
    out.explanation_html = block(c.explanation);
    out.objective = c.objective;
    out.source = c.source;
    if (c.translations) {
        const std::vector<ItemFile> files = files_of(c);
        out.translations.emplace();
        for (const Translation& t : *c.translations) {
            out.translations->push_back(explained_in(c, t, seen, files));
        }
    }
    return out;
}

}  // namespace itembank
