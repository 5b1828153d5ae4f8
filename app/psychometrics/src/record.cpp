#include "record.hpp"

#include <installation.hpp>
#include <logs/logs.hpp>
#include <scoring/record.hpp>

#include <fmt/format.h>
#include <cmath>
#include <filesystem>

namespace psychometrics::commands {
namespace {

// Points of an item that are whole numbers, as the models take them.
bool has_whole_scores(const scoring::RecordedExam& exam, std::size_t item) {
    for (std::size_t at = item; at < exam.cells.size(); at += exam.items.size()) {
        const double earned = exam.cells[at].earned;
        if (earned < 0 || earned > score_max || std::abs(earned - std::round(earned)) > 1e-6) {
            return false;
        }
    }
    return true;
}

std::uint8_t code_of(const scoring::RecordedCell& cell, std::uint8_t answered) {
    switch (cell.seen) {
        case scoring::Seen::not_presented:
            return not_presented;
        case scoring::Seen::omitted:
            return omitted;
        case scoring::Seen::not_reached:
            return not_reached;
        case scoring::Seen::answered:
            break;
    }
    return answered;
}

std::string group_of(const scoring::RecordedAttempt& attempt, const std::string& by) {
    return by == "form" ? attempt.form : by == "mode" ? attempt.mode : attempt.first ? "first" : "later";
}

Loaded loaded(const scoring::RecordedExam& exam, const std::string& by) {
    Loaded out;
    RecordFacts facts{exam.code, {}, {}, exam.cuts, {}, {}};
    std::vector<std::size_t> kept, choices;
    for (std::size_t i = 0; i < exam.items.size(); ++i) {
        const auto& item = exam.items[i];
        if (!has_whole_scores(exam, i)) {
            out.notices.push_back(
                {"partial_points", item.name,
                 "The item gives parts of a point, which no model here takes: it is left out."});
            continue;
        }
        kept.push_back(i);
        out.responses.items.push_back(item.name);
        facts.domains.push_back(item.domain);
        if (!item.scored) {
            facts.pretest.push_back(item.name);
        }
        if (!item.options.empty()) {
            choices.push_back(i);
            facts.choices.codes.items.push_back(item.name);
            facts.choices.labels.push_back(item.options);
            facts.keys.push_back(item.key);
        }
    }
    for (std::size_t p = 0; p < exam.attempts.size(); ++p) {
        const auto* row = exam.cells.data() + p * exam.items.size();
        for (const std::size_t i : kept) {
            out.responses.scores.push_back(code_of(row[i], std::uint8_t(std::lround(row[i].earned))));
        }
        for (const std::size_t i : choices) {
            const auto option = row[i].option < 0 ? omitted : std::uint8_t(row[i].option);
            facts.choices.codes.scores.push_back(code_of(row[i], option));
        }
        out.responses.persons.push_back(exam.attempts[p].attempt.value);
        if (!by.empty()) {
            const std::string name = group_of(exam.attempts[p], by);
            auto place = std::ranges::find(out.responses.groups, name);
            if (place == out.responses.groups.end()) {
                place = out.responses.groups.insert(place, name);
            }
            out.responses.group_of.push_back(std::uint16_t(place - out.responses.groups.begin()));
        }
    }
    if (exam.erased > 0) {
        out.notices.push_back(
            {"erased", "", fmt::format("{} results have no answers any more.", exam.erased)});
    }
    out.record = std::move(facts);
    return out;
}

}  // namespace

Result<Loaded> load_record(const ResponsesInput& wish) {
    std::map<std::string, std::string> flags;
    if (!wish.data.empty()) {
        flags["data"] = wish.data;
    }
    if (!wish.database.empty()) {
        flags["database"] = wish.database;
    }
    const auto settings = TRY(app::settings_from(flags));
    std::error_code failed;
    // Opening would make a folder that is not there.
    if (settings.database.empty() && !std::filesystem::is_directory(settings.data, failed)) {
        return refuse("no_store", "There is no data folder " + settings.data + ": name one with --data.");
    }
    logs::quiet();
    app::Installation installation(settings);
    const auto exam = TRY(installation.shell().db.read([&](store::Reader& reader) {
        return scoring::record_of(reader, {wish.exam, wish.form, wish.first_attempts},
                                  installation.clock().now());
    }));
    Loaded out = loaded(exam, wish.by);
    if (out.responses.items.empty()) {
        return refuse("no_items", "No item of the exam has whole points.");
    }
    out.hash = data_hash_of(out.responses);
    tell(fmt::format("{}: {} attempts, {} items", exam.code, out.responses.person_count(),
                     out.responses.item_count()));
    return out;
}

}  // namespace psychometrics::commands
