// What stands between a state and the next, in words. Pure.
#include <fmt/format.h>
#include <base/text.hpp>
#include <documents/html.hpp>

#include "bank.hpp"
#include "draft_checks.hpp"

namespace itembank {
namespace {

GateLine line(std::string gate, std::string value, std::string needed, bool met, std::string sentence) {
    return {std::move(gate), std::move(value), std::move(needed), met, std::move(sentence)};
}

}  // namespace

std::vector<GateLine> completeness(const DraftBody& body, const Outlines& outlines, bool stimulus_there) {
    const ItemMetadata& meta = body.meta;
    const auto outline = outlines.find(meta.exam);
    std::vector<GateLine> out;
    out.push_back(line("exam", meta.exam, "an exam of the programme", outline != outlines.end(),
                       "Say which exam the item is for."));
    const bool known = outline != outlines.end() && outline->second.domain_of.contains(meta.objective);
    out.push_back(line("objective", meta.objective, "an objective of the exam's outline", known,
                       "Say which objective of the exam's outline the item asks about."));
    out.push_back(line("cognitive", meta.cognitive ? std::string(schema::name_of(*meta.cognitive)) : "",
                       "remember, understand, apply or analyse", meta.cognitive.has_value(),
                       "Say at which level the item asks: remember, understand, apply or analyse."));
    out.push_back(line("source", meta.source.title, "where the key can be looked up",
                       !trimmed(meta.source.title).empty(),
                       "Name the source that shows the key to be right."));
    const KeyCheck key = check_key(body);
    out.push_back(line("key", key.ok ? "works" : "", "a key that earns all points", key.ok,
                       key.ok ? "The key works." : key.sentence));
    if (meta.pool == Pool::practice) {
        out.push_back(line("explanation", is_explained(body) ? "there" : "",
                           "an explanation of every option, or of the answer", is_explained(body),
                           "A practice item explains its answer: every option, or the answer as a whole."));
    }
    const auto bare = pictures_without_words(body);
    out.push_back(line("alt_text", bare.empty() ? "" : joined(bare, ", "), "words for every picture",
                       bare.empty(), "Describe every picture in words for those who cannot see it."));
    if (!meta.stimulus.empty()) {
        out.push_back(line("case_study", meta.stimulus, "a case study of the exam", stimulus_there,
                           "Choose a case study of this exam, or none."));
    }
    if (body.translations && key.ok) {
        const std::optional<CaseStudy> study =
            meta.stimulus.empty() ? std::nullopt : std::optional(CaseStudy{meta.stimulus, "", ""});
        const auto content = content_of(body, "item", study, {});
        std::vector<std::string> languages;
        for (const Translation& t : *body.translations) {
            languages.push_back(t.language);
        }
        out.push_back(line("translations", joined(languages, ", "), "translations that fit the question",
                           content.has_value(), content ? "The translations fit." : content.error().detail));
    }
    return out;
}

std::vector<GateLine> signature_gate(std::int64_t signatures, const Gates& gates) {
    return {line("signatures", std::to_string(signatures), std::to_string(gates.signatures_min),
                 signatures >= gates.signatures_min,
                 fmt::format("{} people other than its author sign the version; {} have.",
                             gates.signatures_min, signatures))};
}

std::vector<GateLine> statistics_gate(const std::optional<Measured>& m, const Gates& gates) {
    std::vector<GateLine> out;
    const std::int64_t exposures = m ? m->exposures : 0;
    out.push_back(line("exposures", std::to_string(exposures), std::to_string(gates.exposures_min),
                       exposures >= gates.exposures_min,
                       fmt::format("This version needs {} exposures before it may score; it has {}.",
                                   gates.exposures_min, exposures)));
    const std::string p = m && exposures > 0 ? fmt::format("{:.2f}", m->p) : "";
    out.push_back(line("p", p, fmt::format("{:.2f} to {:.2f}", gates.p_min, gates.p_max),
                       m && exposures > 0 && m->p >= gates.p_min && m->p <= gates.p_max,
                       fmt::format("Between {:.0f} and {:.0f} in 100 candidates answer it rightly.",
                                   gates.p_min * 100, gates.p_max * 100)));
    const bool known = m && m->point_biserial;
    out.push_back(
        line("point_biserial", known ? fmt::format("{:.2f}", *m->point_biserial) : "",
             fmt::format("{:.2f}", gates.point_biserial_min),
             known && *m->point_biserial >= gates.point_biserial_min,
             fmt::format("Its point-biserial correlation with the rest of the score is at least {:.2f}.",
                         gates.point_biserial_min)));
    return out;
}

Done gates_met(const std::vector<GateLine>& lines) {
    Failure failure{Why::invalid, "gate_not_met", "", {}, {}};
    for (const GateLine& l : lines) {
        if (l.met) {
            continue;
        }
        if (failure.problems.empty()) {
            failure.detail = l.sentence;
            failure.facts = {{"gate", l.gate}, {"value", l.value}, {"needed", l.needed}};
        }
        failure.problems.push_back({"/" + l.gate, l.sentence});
    }
    if (failure.problems.empty()) {
        return {};
    }
    return std::unexpected(std::move(failure));
}

}  // namespace itembank
