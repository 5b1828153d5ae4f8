// What leaves the server of an item. The types have no field for a key; the test looks through the bytes as
// well.
#include <base/must.hpp>
#include <documents/html.hpp>
#include <itembank/itembank.hpp>

#include "composite.hpp"

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

}  // namespace

Rendered rendered(const ItemVersion& version) {
    const Content& c = version.content;
    Rendered out{.id = version.id, .kind = c.kind, .stem_html = block(c.stem), .choose = c.choose};
    if (c.kind == ItemKind::composite) {
        out.composite = compiled(c);
        out.files = c.composed->files;
    }
    for (const Option& option : c.options) {
        out.options[option.id] = inline_html(option.text);
    }
    for (const Prompt& prompt : c.prompts) {
        out.prompts[prompt.id] = inline_html(prompt.text);
    }
    if (c.case_study) {
        out.case_study = PlayerCase{c.case_study->title, block(c.case_study->body)};
    }
    return out;
}

PlayerItem player_item(const Rendered& item, const Shape& shown, const Seen& seen) {
    MUST(shown.kind == item.kind);
    if (item.composite) {
        return {.id = item.id,
                .kind = item.kind,
                .case_study = item.case_study,
                .body = body_json(*item.composite, item.files, seen, Processed::when_tried)};
    }
    return {item.id,
            item.kind,
            item.stem_html,
            item.choose,
            in_order(item.options, shown.options),
            in_order(item.prompts, shown.prompts),
            item.case_study,
            {}};
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
    return out;
}

}  // namespace itembank
