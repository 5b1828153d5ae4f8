// Another tool's plain item as a question; what is allowed is listed in question_of.cpp.
#include <base/text.hpp>
#include <cmath>
#include <qti/body.hpp>
#include <qti/evaluate.hpp>
#include <qti/write.hpp>

#include "html_words.hpp"
#include "recovering.hpp"

namespace exchange {
namespace {

bool is_one_of(std::string_view name, std::string_view list) {
    for (std::size_t at = list.find(name); at != std::string_view::npos; at = list.find(name, at + 1)) {
        const bool starts = at == 0 || list[at - 1] == ' ';
        const std::size_t end = at + name.size();
        if (starts && (end == list.size() || list[end] == ' ')) {
            return !name.empty();
        }
    }
    return false;
}

constexpr std::string_view parts =
    "qti-prompt qti-simple-choice qti-simple-match-set "
    "qti-simple-associable-choice qti-gap-text qti-gap";
constexpr std::string_view kinds =
    "qti-choice-interaction qti-order-interaction qti-match-interaction qti-gap-match-interaction";
constexpr std::string_view asked =
    "response-identifier shuffle max-choices min-choices max-associations min-associations";
constexpr std::string_view of_parts = "identifier fixed match-max match-group show-hide";

// Everything below is HTML of ours or a part of an interaction with no more than ours have.
bool plain(pugi::xml_node node) {
    for (const pugi::xml_node child : node.children()) {
        const std::string_view name = child.name();
        if (name.starts_with("qti-")) {
            const std::string_view allowed = is_one_of(name, kinds)   ? asked
                                             : is_one_of(name, parts) ? of_parts
                                                                      : std::string_view();
            for (const pugi::xml_attribute a : child.attributes()) {
                const bool said =
                    std::string_view(a.name()) != "show-hide" || std::string_view(a.value()) == "show";
                if (!is_one_of(a.name(), allowed) || !said) {
                    return false;
                }
            }
            if (allowed.empty()) {
                return false;
            }
        }
        if (!plain(child)) {
            return false;
        }
    }
    return true;
}

// Cleaning the text leaves it as it is.
bool clean(const std::string& html) {
    std::vector<std::string> removed;
    const std::string kept = "<div>" + clean_html(html, &removed) + "</div>", was = "<div>" + html + "</div>";
    pugi::xml_document a, b;
    const unsigned how = pugi::parse_escapes | pugi::parse_ws_pcdata | pugi::parse_eol;
    return removed.empty() && a.load_buffer(kept.data(), kept.size(), how) &&
           b.load_buffer(was.data(), was.size(), how) &&
           qti::write(a.document_element()) == qti::write(b.document_element());
}

// "match_correct" or "map_response", where processing is that template alone.
std::string standard_of(const qti::Item& item) {
    const pugi::xml_node processing = item.document->root().child("qti-response-processing");
    std::string name = processing.attribute("template").value();
    if (!elements_in(processing).empty() || name.empty()) {
        return "";
    }
    name = name.substr(name.rfind('/') + 1);
    return name.ends_with(".xml") ? name.substr(0, name.size() - 4) : name;
}

const qti::Declaration* only_response(const qti::Item& item) {
    const qti::Declaration* response = nullptr;
    for (const qti::Declaration& d : item.declarations) {
        if (d.built_in) {
            continue;
        }
        const bool score = d.kind == qti::Kind::outcome && (d.id == "SCORE" || d.id == "MAXSCORE") &&
                           !d.lookup && !d.externally_scored && d.type == qti::BaseType::real;
        if (d.kind == qti::Kind::response && response == nullptr) {
            response = &d;
        } else if (!score) {
            return nullptr;
        }
    }
    return response;
}

// What the key gives at most; nothing where it cannot be said in percent of it.
std::optional<double> points_of(const qti::Declaration& d, const std::string& standard) {
    if (standard == "match_correct") {
        return d.correct.is_null() ? std::nullopt : std::optional(1.0);
    }
    if (standard != "map_response" || !d.mapping || d.cardinality == qti::Cardinality::ordered) {
        return std::nullopt;
    }
    // What is not listed may cost something, where all that can be chosen is known: options, not pairs.
    const double other = d.mapping->fallback;
    if (other > 0 || (other < 0 && d.type != qti::BaseType::identifier)) {
        return std::nullopt;
    }
    double sum = 0, best = 0;
    bool minus = other < 0;
    for (const qti::MapEntry& entry : d.mapping->entries) {
        sum += std::max(entry.mapped, 0.0);
        best = std::max(best, entry.mapped);
        minus = minus || entry.mapped < 0;
    }
    const double points = d.cardinality == qti::Cardinality::single ? best : sum;
    const bool upper = !d.mapping->upper || *d.mapping->upper == points;
    const bool lower = d.mapping->lower ? *d.mapping->lower == 0 : !minus;
    return points > 0 && upper && lower ? std::optional(points) : std::nullopt;
}

QuestionType type_of(std::string_view interaction, const qti::Declaration& d) {
    return interaction == "qti-order-interaction"       ? QuestionType::order
           : interaction == "qti-match-interaction"     ? QuestionType::match
           : interaction == "qti-gap-match-interaction" ? QuestionType::gap_match
           : d.cardinality == qti::Cardinality::single  ? QuestionType::choice
                                                        : QuestionType::multiple_response;
}

std::set<std::string> keys_of(const qti::Declaration& d) {
    std::set<std::string> keys;
    for (const qti::Single& each : d.correct.items) {
        keys.insert(qti::write_single(d.type, each));
    }
    return keys;
}
// What each option or pair gives, without those that give nothing.
std::map<std::string, double> mapped_by(const qti::Declaration& d, const std::vector<std::string>& options) {
    std::map<std::string, double> mapped;
    if (d.mapping && d.mapping->fallback != 0) {
        for (const std::string& each : options) {
            mapped[each] = d.mapping->fallback;
        }
    }
    for (std::size_t i = 0; d.mapping && i < d.mapping->entries.size(); ++i) {
        mapped[d.mapping->entries[i].key] = d.mapping->entries[i].mapped;
    }
    std::erase_if(mapped, [](const auto& each) { return each.second == 0; });
    return mapped;
}

// In any order: the steps of an order stand elsewhere.
std::multiset<std::string> words_in(const qti::Item& item) {
    const auto words = split(search_key(qti::plain_text(item)), ' ');
    return {words.begin(), words.end()};
}

// Compiled again, it asks and scores the same.
bool asks_the_same(const qti::Item& item, const qti::Declaration& d, const Question& q) {
    qti::Problems problems;
    const auto xml = to_qti(q, item.identifier, problems);
    const auto again = xml ? qti::read_item(*xml, "", problems) : nullptr;
    const auto* response = again ? again->find("RESPONSE") : nullptr;
    if (response == nullptr || !problems.empty()) {
        return false;
    }
    const auto ours = qti::fields_of(*again), theirs = qti::fields_of(item);
    const bool key = d.cardinality == qti::Cardinality::ordered ? response->correct.items == d.correct.items
                                                                : keys_of(*response) == keys_of(d);
    return (key || d.correct.is_null()) && ours.size() == 1 && theirs.size() == 1 &&
           mapped_by(*response, ours[0].options) == mapped_by(d, theirs[0].options) &&
           response->cardinality == d.cardinality && response->type == d.type &&
           ours[0].targets == theirs[0].targets && ours[0].most == theirs[0].most &&
           ours[0].least == theirs[0].least &&
           std::ranges::is_permutation(ours[0].options, theirs[0].options) &&
           qti::max_score(*again, qti::begin(*again, 1)) == qti::max_score(item, qti::begin(item, 1)) &&
           words_in(*again) == words_in(item);
}

}  // namespace

std::optional<Question> foreign_question(const qti::Item& item) {
    const auto* d = only_response(item);
    const std::string standard = standard_of(item);
    const auto points = d != nullptr ? points_of(*d, standard) : std::nullopt;
    if (!points || item.adaptive || item.time_dependent || !plain(item.body())) {
        return std::nullopt;
    }
    for (const pugi::xml_node each : elements_in(item.document->root())) {
        const std::string_view name = each.name();
        if (!is_one_of(name,
                       "qti-response-declaration qti-outcome-declaration qti-item-body "
                       "qti-response-processing")) {
            return std::nullopt;
        }
    }
    // The interaction ends the body, or the one <div> of it.
    pugi::xml_node around = item.body();
    if (const auto alone = elements_in(around);
        alone.size() == 1 && std::string_view(alone[0].name()) == "div" && !alone[0].first_attribute()) {
        around = alone[0];
    }
    const auto parts_around = elements_in(around);
    if (parts_around.empty() || !is_one_of(parts_around.back().name(), kinds)) {
        return std::nullopt;
    }
    const pugi::xml_node at = parts_around.back();
    Recovering r{.item = item, .own = false};
    r.q.points = *points;
    r.q.title = item.title == item.identifier ? "" : item.title;
    r.q.name = item.identifier;
    r.q.language = item.language;
    r.q.type = type_of(at.name(), *d);
    r.q.all_or_nothing = standard == "match_correct";
    if (!recover_interaction(r, at)) {
        return std::nullopt;
    }
    r.q.text = html_before(around, at) + r.q.text;
    bool fine = clean(r.q.text);
    for (const QuestionOption& o : r.q.options) {
        fine = fine && clean(o.text);
    }
    for (const QuestionTarget& t : r.q.targets) {
        fine = fine && clean(t.text);
    }
    return fine && asks_the_same(item, *d, r.q) ? std::optional(std::move(r.q)) : std::nullopt;
}

}  // namespace exchange
