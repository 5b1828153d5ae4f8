#include "foretold.hpp"
#include "groups.hpp"

#include <psychometrics/distributions.hpp>
#include <psychometrics/preknowledge.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <set>

namespace psychometrics {
namespace {

Aligned part_of(const Aligned& all, const std::vector<std::size_t>& items) {
    Aligned out{all.set, with_items(all.responses, items), {}};
    out.set.items.clear();
    for (const std::size_t i : items) {
        out.set.items.push_back(all.set.items[i]);
    }
    return out;
}

void compare(LeakTest& t) {
    if (t.on_compromised && t.on_others && t.se_compromised && t.se_others) {
        t.z = (*t.on_compromised - *t.on_others) / std::hypot(*t.se_compromised, *t.se_others);
        t.p = normal_below(-*t.z);
    }
}

// Speed on some of a person's items, by the model's betas and alphas.
struct Speed {
    std::int64_t items = 0;
    double pull = 0, precision = 0;
};
LeakTest speeds_of(const Times& times, const TimesAnalysis& model, const std::set<std::string>& compromised,
                   std::size_t p) {
    Speed on[2];
    for (std::size_t i = 0; i < times.items.size(); ++i) {
        const double seconds = times.seconds[p * times.items.size() + i];
        const auto& item = model.items[i];
        if (seconds > 0 && seconds <= seconds_max && item.beta && item.alpha) {
            Speed& s = on[compromised.contains(item.item) ? 1 : 0];
            const double weight = *item.alpha * *item.alpha;
            ++s.items;
            s.pull += weight * (*item.beta - std::log(seconds));
            s.precision += weight;
        }
    }
    LeakTest out{.compromised = on[1].items, .others = on[0].items};
    if (on[0].items > 0 && on[1].items > 0) {
        out.on_compromised = on[1].pull / on[1].precision;
        out.se_compromised = 1 / std::sqrt(on[1].precision);
        out.on_others = on[0].pull / on[0].precision;
        out.se_others = 1 / std::sqrt(on[0].precision);
    }
    return out;
}

Result<Halves> halves_of(const Aligned& data, const std::set<std::string>& compromised, Notices& problems) {
    Halves out;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < data.set.items.size(); ++i) {
        const bool leaked = compromised.contains(data.set.items[i].item);
        (leaked ? out.compromised : out.others).push_back(i);
        if (leaked) {
            seen.insert(data.set.items[i].item);
        }
    }
    for (const auto& item : compromised) {
        if (!seen.contains(item)) {
            problems.push_back({"compromised_not_there", item, "No responses with parameters: left out."});
        }
    }
    if (out.compromised.empty()) {
        return refuse("no_compromised", "None of the compromised items has responses and parameters.");
    }
    if (out.others.empty()) {
        return refuse("no_others", "Every item is compromised: there is nothing to compare with.");
    }
    return out;
}

template <class Part>
void adjust_part(std::vector<LeakPerson>& people, Part part, double rate) {
    std::vector<double> p;
    for (auto& one : people) {
        if (auto* t = part(one); t != nullptr && t->p) {
            p.push_back(*t->p);
        }
    }
    const auto adjusted = benjamini_hochberg(p);
    std::size_t place = 0;
    for (auto& one : people) {
        if (auto* t = part(one); t != nullptr && t->p) {
            t->adjusted = adjusted[place++];
            t->flagged = *t->adjusted < rate;
        }
    }
}

// The flags of each look, and of all of them together.
void flag(Leak& out, const LeakPlan& plan) {
    adjust_part(out.people, [](LeakPerson& one) { return &one.points; }, plan.rate);
    adjust_part(out.people, [](LeakPerson& one) { return &one.ability; }, plan.rate);
    adjust_part(out.people, [](LeakPerson& one) { return one.speed ? &*one.speed : nullptr; }, plan.rate);
    double looks = 0;
    for (const auto& one : out.people) {
        looks += double(one.points.p.has_value()) + double(one.ability.p.has_value()) +
                 double(one.speed && one.speed->p);
        out.tested += one.points.p || one.ability.p || (one.speed && one.speed->p);
    }
    for (auto& one : out.people) {
        one.flagged = one.points.flagged || one.ability.flagged || (one.speed && one.speed->flagged);
        const double least = std::min({one.points.p.value_or(1), one.ability.p.value_or(1),
                                       one.speed ? one.speed->p.value_or(1) : 1.0});
        one.smallest = std::min(1.0, looks * least);
        one.action = one.flagged && one.smallest < plan.action_below;
        out.flagged_count += one.flagged;
    }
}

bool is_rate(double x) { return x > 0 && x < 1; }

}  // namespace

std::vector<FlaggedGroup> flagged_groups(const std::vector<std::string>& groups,
                                         const std::vector<std::uint16_t>& group_of,
                                         const std::vector<std::uint8_t>& flags, double rate) {
    const Marked marked = marked_in_groups(groups.size(), group_of, flags);
    std::vector<FlaggedGroup> out;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        FlaggedGroup group{
            .group = groups[g], .persons = marked.persons[g], .flagged_persons = marked.marked[g]};
        group.p = marked.p[g];
        out.push_back(std::move(group));
    }
    adjust(out, rate);
    return out;
}

Result<Leak> leaked_items(const Aligned& data, const std::vector<std::string>& compromised,
                          const Times* times, const LeakPlan& plan) {
    if ((plan.method != ScoreMethod::wle && plan.method != ScoreMethod::map) || !is_rate(plan.rate)) {
        return refuse("plan_faulty", "The method is wle or map, and the rate above 0 and below 1.");
    }
    const std::set<std::string> leaked(compromised.begin(), compromised.end());
    const std::size_t n = data.responses.person_count();
    if (times != nullptr && times->person_count() != n) {
        return refuse("persons_differ", "Times and responses are of different persons.");
    }
    Leak out{.persons = std::int64_t(n), .rate = plan.rate, .action_below = plan.action_below};
    const Halves halves = TRY(halves_of(data, leaked, out.problems));
    out.compromised = std::int64_t(halves.compromised.size());
    out.others = std::int64_t(halves.others.size());
    ScorePlan scoring{.method = plan.method};
    scoring.prior = plan.prior;
    const Scores on_compromised = TRY(score(part_of(data, halves.compromised), scoring));
    const Scores on_others = TRY(score(part_of(data, halves.others), scoring));
    std::optional<TimesAnalysis> speeds;
    if (times != nullptr) {
        speeds = TRY(analyse_times(*times));
    }
    Foretold foretold(data, halves, plan.prior.value_or(data.set.latent));
    const auto enough = [](const LeakTest& t, std::size_t least) {
        return std::min(t.compromised, t.others) >= std::int64_t(least);
    };
    std::int64_t few = 0;
    for (std::size_t p = 0; p < n; ++p) {
        const PersonScore &c = on_compromised.persons[p], &o = on_others.persons[p];
        LeakPerson one{.person = c.person, .raw_others = o.raw};
        one.ability = {.compromised = c.items, .others = o.items};
        one.ability.on_compromised = c.theta;
        one.ability.se_compromised = c.se;
        one.ability.on_others = o.theta;
        one.ability.se_others = o.se;
        const auto count = foretold.of(p);
        one.points = {.seen = count.seen, .expected = count.expected};
        if (enough(one.ability, plan.ability_items_least)) {
            compare(one.ability);
        }
        if (enough(one.ability, plan.items_least)) {
            one.points.p = count.p;
        }
        few += !one.points.p;
        if (speeds) {
            one.speed = speeds_of(*times, *speeds, leaked, p);
            if (enough(*one.speed, plan.items_least)) {
                compare(*one.speed);
            }
        }
        out.people.push_back(std::move(one));
    }
    flag(out, plan);
    std::vector<std::uint8_t> flags;
    std::ranges::transform(out.people, std::back_inserter(flags),
                           [](const LeakPerson& one) { return one.flagged ? 1 : 0; });
    if (!data.responses.groups.empty()) {
        out.groups = flagged_groups(data.responses.groups, data.responses.group_of, flags, plan.rate);
    }
    if (few > 0) {
        out.problems.push_back({"few_items", "",
                                fmt::format("{} persons met fewer than {} items of one kind: their "
                                            "answers are not tested.",
                                            few, plan.items_least)});
    }
    return out;
}

}  // namespace psychometrics
