#include "form_checks.hpp"

#include <fmt/format.h>
#include <base/text.hpp>
#include <schema/schema.hpp>

#include <cmath>

namespace itembank {
namespace {

using Entries = std::vector<FormEntry>;
using Checks = std::vector<FormCheck>;

void error(Checks& out, std::string check, std::string sentence, std::vector<std::string> items = {}) {
    out.push_back({std::move(check), CheckSeverity::error, std::move(sentence), std::move(items)});
}
void warn(Checks& out, std::string check, std::string sentence, std::vector<std::string> items = {}) {
    out.push_back({std::move(check), CheckSeverity::warning, std::move(sentence), std::move(items)});
}

std::vector<std::string> names_where(const Entries& entries, auto&& condition) {
    std::vector<std::string> out;
    for (const FormEntry& entry : entries) {
        if (condition(entry)) {
            out.push_back(entry.name);
        }
    }
    return out;
}

void say_all(Checks& out, const char* check, const char* sentence, std::vector<std::string> items) {
    if (!items.empty()) {
        error(out, check, sentence, std::move(items));
    }
}

void check_items(Checks& out, const ExamId& exam, const Entries& entries) {
    std::set<std::string> seen;
    say_all(out, "twice", "These items stand on the form more than once. Leave one of each.",
            names_where(entries, [&](const FormEntry& e) { return !seen.insert(e.name).second; }));
    say_all(out, "unknown", "These items are not in the bank.",
            names_where(entries, [](const FormEntry& e) { return !e.known; }));
    say_all(out, "exam", "These items belong to another exam or to the practice pool.",
            names_where(entries, [&](const FormEntry& e) {
                return e.known && (e.exam != exam || e.pool != Pool::live);
            }));
    say_all(out, "state", "Only operational items can be scored.",
            names_where(entries, [](const FormEntry& e) {
                return e.known && e.scored && e.state != ItemState::operational;
            }));
    say_all(out, "state", "Only items in pretest, or operational ones, can stand unscored.",
            names_where(entries, [](const FormEntry& e) {
                return e.known && !e.scored && e.state != ItemState::operational &&
                       e.state != ItemState::pretest;
            }));
    say_all(out, "needs_a_person", "A person has to judge these, so they cannot be scored.",
            names_where(entries, [](const FormEntry& e) { return e.scored && e.needs_a_person; }));
}

void check_meetings(Checks& out, const Entries& entries) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
        for (std::size_t j = i + 1; j < entries.size(); ++j) {
            if (entries[i].enemies.contains(entries[j].name)) {
                error(
                    out, "enemies",
                    fmt::format("{} and {} are enemies and must not meet.", entries[i].name, entries[j].name),
                    {entries[i].name, entries[j].name});
            }
        }
    }
    // A case study is read once: its items follow each other, in one section.
    std::set<std::string> closed;
    std::string open;
    for (const FormEntry& entry : entries) {
        const std::string now = entry.stimulus.empty() ? "" : entry.section + "\n" + entry.stimulus;
        if (now == open) {
            continue;
        }
        closed.insert(open.empty() ? open : open.substr(open.find('\n') + 1));
        open = now;
        if (!entry.stimulus.empty() && closed.contains(entry.stimulus)) {
            error(
                out, "case_studies",
                fmt::format("The items of the case study {} stand apart. Put them together.", entry.stimulus),
                {entry.name});
        }
    }
}

void check_others(Checks& out, const Entries& entries, const std::vector<OtherForm>& others,
                  const FormRules& rules) {
    for (const OtherForm& other : others) {
        auto shared = names_where(entries, [&](const FormEntry& e) { return other.items.contains(e.name); });
        if (std::ssize(shared) * 100 > rules.overlap_percent_max * std::ssize(entries)) {
            std::string sentence =
                fmt::format("The form shares {} of its {} items with form {}; {} in 100 is the most.",
                            shared.size(), entries.size(), other.name, rules.overlap_percent_max);
            error(out, "overlap", std::move(sentence), std::move(shared));
        }
    }
    say_all(out, "anchors", "An anchor is scored, here and on another form that is handed out.",
            names_where(entries, [&](const FormEntry& e) {
                return e.anchor && (!e.scored ||
                                    (!others.empty() && std::ranges::none_of(others, [&](const OtherForm& o) {
                                        return o.scored.contains(e.name);
                                    })));
            }));
}

void check_quotas(Checks& out, const std::vector<catalog::Domain>& domains, const Entries& entries,
                  const FormRules& rules) {
    const auto scored = std::ranges::count_if(entries, &FormEntry::scored);
    const double most =
        std::max(double(rules.quota_off_max), double(scored * rules.quota_off_percent_max) / 100);
    for (const catalog::Domain& domain : domains) {
        const auto there = std::ranges::count_if(
            entries, [&](const FormEntry& e) { return e.scored && e.domain == domain.id; });
        const double wanted = double(domain.weight * scored) / 100;
        const double off = std::abs(double(there) - wanted);
        if (off <= double(rules.quota_off_warned)) {
            continue;
        }
        const std::string sentence =
            fmt::format("Domain {} has {} scored items; its weighting of {} % asks for {:.0f}.", domain.id,
                        there, domain.weight, wanted);
        off > most ? error(out, "quota", sentence) : warn(out, "quota", sentence);
    }
}

void check_balance(Checks& out, const Entries& entries, const FormRules& rules) {
    auto seen_much = names_where(
        entries, [&](const FormEntry& e) { return e.scored && e.exposures > rules.exposures_warned; });
    if (!seen_much.empty()) {
        warn(out, "exposure",
             fmt::format("More than {} candidates have seen these items. Consider others.",
                         rules.exposures_warned),
             std::move(seen_much));
    }
    std::map<std::size_t, std::int64_t> places;
    std::int64_t keyed = 0;
    for (const FormEntry& entry : entries) {
        if (entry.scored && entry.key_place) {
            ++places[*entry.key_place];
            ++keyed;
        }
    }
    for (const auto& [place, count] : places) {
        if (keyed >= rules.key_items_min && count * 100 > rules.key_place_percent_warned * keyed) {
            warn(out, "key_balance",
                 fmt::format("As written, option {} is right in {} of {} choice items. The player shuffles "
                             "options, but paper and fixed orders do not.",
                             place + 1, count, keyed));
        }
    }
}

}  // namespace

Checks check_form(const ExamId& exam, const std::vector<catalog::Domain>& domains, const Entries& entries,
                  const std::vector<OtherForm>& others, std::int64_t cut, const FormRules& rules) {
    Checks out;
    const auto scored = std::ranges::count_if(entries, &FormEntry::scored);
    if (scored == 0) {
        error(out, "empty", "The form needs scored items.");
    }
    if (cut < 1 || (scored > 0 && cut >= scored)) {
        error(
            out, "cut",
            fmt::format("Say how many points pass: at least 1 and fewer than the {} scored items.", scored));
    }
    check_items(out, exam, entries);
    check_meetings(out, entries);
    check_others(out, entries, others, rules);
    check_quotas(out, domains, entries, rules);
    check_balance(out, entries, rules);
    return out;
}

}  // namespace itembank
