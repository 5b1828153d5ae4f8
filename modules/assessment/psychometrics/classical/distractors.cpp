#include "criterion.hpp"

#include <psychometrics/distractors.hpp>
#include <psychometrics/numbers.hpp>

#include <algorithm>
#include <array>

namespace psychometrics {
namespace {
using classical::check_plan;
using classical::Correlation;
using classical::Criterion;
using classical::criterion_of;
using classical::tell_few;

template <class T>
bool contains(const std::vector<T>& all, const T& one) {
    return std::ranges::find(all, one) != all.end();
}

constexpr std::size_t score_groups = 4;

struct Ground {
    const Responses& settled;          // scores, of these items or more
    const Criterion& criterion;        // from them
    std::vector<std::size_t> item_of;  // each analysed item's place in them
    std::array<double, score_groups - 1> cuts{};
    std::size_t group_of(double share) const {
        return std::size_t(std::ranges::count_if(cuts, [&](double cut) { return share > cut; }));
    }
};

bool same_persons(const Responses& a, const Responses& b) {
    return a.person_count() == b.person_count() &&
           (a.persons.empty() || b.persons.empty() || a.persons == b.persons);
}

std::size_t place_of(const std::vector<std::string>& ids, const std::string& id) {
    return std::size_t(std::ranges::find(ids, id) - ids.begin());
}

std::array<double, score_groups - 1> quartiles(const Criterion& criterion) {
    std::vector<double> shares;
    for (std::size_t p = 0; p < criterion.got.size(); ++p) {
        if (criterion.known(p)) {
            shares.push_back(criterion.share(p));
        }
    }
    std::array<double, score_groups - 1> out{};
    for (std::size_t q = 0; q < out.size() && !shares.empty(); ++q) {
        out[q] = quantile_of(shares, double(q + 1) / score_groups);
    }
    return out;
}

// One option while the persons go by.
struct Tally {
    std::int64_t n = 0;
    Correlation whole, rest, without_choice;
    std::array<std::int64_t, score_groups> chosen{};
};

// Tallies of all options of an item; those nobody chose stand behind the labels.
struct ItemTally {
    std::vector<Tally> options;
    Correlation key;
    std::array<std::int64_t, score_groups> persons{};
    std::int64_t presented = 0, omitted = 0, not_reached = 0, answered = 0;
};

// `code` is what the person chose, or a mark.
void add(const Ground& g, std::size_t person, std::size_t item, std::uint8_t code, ItemTally& tally) {
    tally.presented += code != not_presented;
    tally.omitted += code == omitted;
    tally.not_reached += code == not_reached;
    const std::uint8_t score = g.settled.at(person, item);
    if (score > score_max) {
        return;
    }
    ++tally.answered;
    if (code <= score_max) {
        ++tally.options[code].n;
    }
    if (!g.criterion.known(person)) {
        return;
    }
    const double share = g.criterion.share(person);
    const auto rest = g.criterion.share_without(person, item, score);
    const auto could = double(g.criterion.could[person]);
    const std::size_t group = g.group_of(share);
    ++tally.persons[group];
    for (std::size_t o = 0; o < tally.options.size(); ++o) {
        Tally& option = tally.options[o];
        const double chose = o == code ? 1 : 0;
        option.chosen[group] += o == code;
        option.whole.add(chose, share);
        // The point goes from any who chose the option, also where the item gave them none.
        option.without_choice.add(
            chose, (double(g.criterion.got[person]) - (g.criterion.is_scored[item] ? chose : 0)) / could);
        if (rest) {
            option.rest.add(chose, *rest);
        }
    }
    if (rest) {
        tally.key.add(score, *rest);
    }
}

OptionStatistics described(const Tally& tally, const ItemTally& item, std::string name, const ItemKey& key) {
    OptionStatistics out{.option = std::move(name)};
    out.key = contains(key.keys, out.option);
    out.n = tally.n;
    if (item.answered > 0) {
        out.p = double(tally.n) / double(item.answered);
    }
    out.r_pbis = tally.whole.value();
    out.r_pbis_corrected = tally.rest.value();
    out.r_pbis_without_choice = tally.without_choice.value();
    std::optional<double>* shares[] = {&out.lower, &out.mid50, &out.mid75, &out.upper};
    for (std::size_t group = 0; group < score_groups; ++group) {
        if (item.persons[group] > 0) {
            *shares[group] = double(tally.chosen[group]) / double(item.persons[group]);
        }
    }
    if (out.lower && out.upper) {
        out.discrimination = *out.upper - *out.lower;
    }
    return out;
}

void flag(OptionStatistics& option, const std::optional<double>& key) {
    if (option.n == 0) {
        option.flags.push_back(OptionFlag::never_chosen);
    }
    if (option.key) {
        return;
    }
    if (option.p && *option.p < distractor_share_min) {
        option.flags.push_back(OptionFlag::rarely_chosen);
    }
    if (option.r_pbis_corrected && *option.r_pbis_corrected > distractor_correlation_max) {
        option.flags.push_back(OptionFlag::positive_distractor);
    }
    if (option.r_pbis_corrected && key && *option.r_pbis_corrected > *key) {
        option.flags.push_back(OptionFlag::better_than_key);
    }
}

ItemOptions item_of(const ItemTally& tally, const std::vector<std::string>& names, const ItemKey& key,
                    std::int64_t minimum) {
    ItemOptions out{.item = key.item};
    out.presented = tally.presented;
    out.omitted = tally.omitted;
    out.not_reached = tally.not_reached;
    out.key_r_pbis_corrected = tally.key.value();
    for (std::size_t o = 0; o < names.size(); ++o) {
        out.options.push_back(described(tally.options[o], tally, names[o], key));
        if (tally.answered >= minimum) {
            flag(out.options.back(), out.key_r_pbis_corrected);
        }
        out.key_doubtful =
            out.key_doubtful || contains(out.options.back().flags, OptionFlag::better_than_key);
    }
    std::ranges::sort(out.options, {}, &OptionStatistics::option);
    return out;
}

// Labels seen, then keys and stated options nobody chose.
std::vector<std::string> options_of(const std::vector<std::string>& labels, const ItemKey& key) {
    std::vector<std::string> out = labels;
    for (const auto* more : {&key.keys, &key.options}) {
        for (const auto& option : *more) {
            if (!contains(out, option)) {
                out.push_back(option);
            }
        }
    }
    return out;
}

}  // namespace

Result<DistractorAnalysis> analyse_distractors(const Choices& choices, const std::vector<ItemKey>& keys,
                                               const ClassicalPlan& plan, const Responses* scored) {
    CHECK(check_plan(choices.codes, plan));
    if (scored && !same_persons(*scored, choices.codes)) {
        return refuse("other_persons", "The scores are of other persons than the choices.");
    }
    auto by_key = TRY(score_choices(choices, keys));
    DistractorAnalysis out{{}, std::move(by_key.problems)};
    const std::vector<std::string> items = by_key.responses.items;
    const Responses settled = settle(scored ? *scored : std::move(by_key.responses), plan.blanks);
    const Criterion criterion = criterion_of(settled, plan.pretest, out.problems);
    Ground ground{settled, criterion, {}, quartiles(criterion)};

    struct Analysed {
        const ItemKey* key;
        std::size_t place;  // among the choices
        std::vector<std::string> names;
        ItemTally tally;
    };
    std::vector<Analysed> analysed;
    for (const auto& id : items) {
        const auto place = place_of(choices.codes.items, id), scores = place_of(settled.items, id);
        if (scores == settled.item_count()) {
            out.problems.push_back(
                {"item_not_presented", id, "There are no scores on this item; it was left out."});
            continue;
        }
        const auto& key = *std::ranges::find(keys, id, &ItemKey::item);
        Analysed item{&key, place, options_of(choices.labels[place], key), {}};
        item.tally.options.resize(item.names.size());
        analysed.push_back(std::move(item));
        ground.item_of.push_back(scores);
    }
    for (std::size_t p = 0; p < settled.person_count(); ++p) {
        for (std::size_t i = 0; i < analysed.size(); ++i) {
            add(ground, p, ground.item_of[i], choices.codes.at(p, analysed[i].place), analysed[i].tally);
        }
    }
    std::vector<std::string> ids;
    std::vector<std::int64_t> persons;
    for (const auto& item : analysed) {
        out.items.push_back(item_of(item.tally, item.names, *item.key, plan.minimum));
        ids.push_back(item.key->item);
        persons.push_back(item.tally.answered);
    }
    tell_few(ids, persons, plan.minimum, out.problems);
    return out;
}

}  // namespace psychometrics
