// `assay psychometrics preknowledge`: who was better, or faster, on items that had leaked; gains that are too
// large.
#include "ability_options.hpp"
#include "read_times.hpp"

#include <psychometrics/preknowledge.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <filesystem>
#include <map>
#include <sstream>

namespace psychometrics::commands {
namespace {

struct PreknowledgeReply {
    std::string data_hash;
    std::optional<Leak> leak;    // with --compromised
    std::optional<Gains> gains;  // with --earlier
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(PreknowledgeReply, (), (data_hash, leak, gains, problems))

class Preknowledge final : public Replying<PreknowledgeReply> {
    std::string name() const override { return "preknowledge"; }
    std::string summary() const override {
        return "Who may have known leaked items beforehand, and whose gain between two attempts is too large";
    }
    void add_options(CLI::App& app) override {
        input_.add_options(app);
        blanks_.add_options(app);
        app.add_option("--items", ability_.parameters,
                       "Item parameters from before the leak: the JSON that calibrate prints, or CSV with "
                       "the columns item, a, b, c")
            ->required();
        app.add_option("--metric", ability_.metric, "D of a parameter file that does not say (default 1)");
        app.add_option("--mean", ability_.mean, "Mean of theta (default: that of the parameter file, or 0)");
        app.add_option("--sd", ability_.sd,
                       "Standard deviation of theta (default: that of the parameter file, or 1)");
        app.add_option("--compromised", compromised_,
                       "The leaked items: their ids with commas between, or a file with one a line "
                       "(default: none)");
        app.add_option("--times", times_,
                       "CSV of seconds of the same persons: speed on the leaked items too (default: none)");
        app.add_option("--earlier", earlier_,
                       "CSV of the same persons' responses at an earlier attempt: gains (default: none)");
        app.add_option("--method", method_, "wle (default) or map, for theta")
            ->check(CLI::IsMember({"wle", "map"}));
        app.add_option("--rate", rate_, "Share of false flags expected among the flagged (default 0.01)");
        app.add_option("--least", items_least_,
                       "Items of each kind a person must have met to be tested (default 5)");
        app.add_option("--typical-gain", gains_.typical,
                       "theta an honest person gains (default: the median of these, from 30 persons)");
        app.add_option("--gain-sd", gains_.spread,
                       "Its standard deviation among honest persons (default: from these, robustly)");
    }
    Result<PreknowledgeReply> reply() override;
    Result<std::vector<std::string>> compromised() const;
    Result<Leak> leak(const Aligned&) const;
    Result<Gains> gains(const ParameterSet&, const Aligned&) const;
    ScoreMethod method() const { return method_ == "map" ? ScoreMethod::map : ScoreMethod::wle; }

    ResponsesInput input_;
    BlanksInput blanks_;
    AbilityInput ability_;
    std::string compromised_, times_, earlier_, method_ = "wle";
    double rate_ = 0.01;
    std::size_t items_least_ = 5;
    GainPlan gains_;
};

Result<std::vector<std::string>> Preknowledge::compromised() const {
    std::error_code failed;
    std::string text = compromised_;
    if (std::filesystem::is_regular_file(compromised_, failed)) {
        text = TRY(read_text_file(compromised_, 1 << 20));
        std::ranges::replace(text, '\n', ',');
        std::erase(text, '\r');
    }
    std::vector<std::string> out;
    std::istringstream in(text);
    for (std::string item; std::getline(in, item, ',');) {
        if (!item.empty()) {
            out.push_back(item);
        }
    }
    return out;
}

Result<Leak> Preknowledge::leak(const Aligned& data) const {
    LeakPlan plan;
    plan.method = method();
    plan.prior = ability_.latent(data.set);
    plan.rate = rate_;
    plan.items_least = items_least_;
    const auto items = TRY(compromised());
    if (times_.empty()) {
        return leaked_items(data, items, nullptr, plan);
    }
    const Times read = TRY(read_times(times_, input_.person_column, input_.group_column, input_.leave_out));
    if (read.persons.empty() != data.responses.persons.empty()) {
        return refuse("persons_differ", "Times and responses both need the persons' ids, or neither.");
    }
    const Times same = read.persons.empty() ? read : in_order(read, data.responses.persons);
    return leaked_items(data, items, &same, plan);
}

// The groups of those who sat twice, with their flags.
std::vector<FlaggedGroup> groups_of(const Gains& gains, const Responses& r, double rate) {
    std::map<std::string, const Gain*> by;
    for (const auto& one : gains.people) {
        by[one.person] = &one;
    }
    std::vector<std::uint16_t> group_of;
    std::vector<std::uint8_t> flags;
    for (std::size_t p = 0; p < r.person_count(); ++p) {
        if (const auto found = by.find(r.persons[p]); found != by.end()) {
            group_of.push_back(r.group_of[p]);
            flags.push_back(found->second->flagged ? 1 : 0);
        }
    }
    return flagged_groups(r.groups, group_of, flags, rate);
}

Result<Gains> Preknowledge::gains(const ParameterSet& set, const Aligned& later) const {
    ResponsesInput input = input_;
    input.exam.clear();
    input.file = earlier_;
    const Loaded loaded = TRY(input.load());
    if (later.responses.persons.empty() || loaded.responses.persons.empty()) {
        return refuse("no_ids",
                      "Two attempts of a person are matched by the persons' ids: name their column.");
    }
    const Aligned earlier = TRY(align(set, settle(loaded.responses, blanks_.blanks())));
    ScorePlan plan;
    plan.method = method();
    plan.prior = ability_.latent(set);
    const Scores before = TRY(score(earlier, plan)), after = TRY(score(later, plan));
    GainPlan wish = gains_;
    wish.rate = rate_;
    Gains out = TRY(gain_scores(before.persons, after.persons, wish));
    if (!later.responses.groups.empty()) {
        out.groups = groups_of(out, later.responses, rate_);
    }
    return out;
}

Result<PreknowledgeReply> Preknowledge::reply() {
    if (compromised_.empty() && earlier_.empty()) {
        return refuse("nothing_to_do",
                      "Name leaked items with --compromised, or an earlier attempt with --earlier.");
    }
    if (compromised_.empty() && !times_.empty()) {
        return refuse("times_need_items",
                      "--times is compared between the items of --compromised and the others.");
    }
    const ParameterSet set = TRY(ability_.load());
    const Loaded loaded = TRY(input_.load());
    PreknowledgeReply out;
    out.data_hash = loaded.hash;
    add_problems(out.problems, loaded.notices);
    const Aligned data = TRY(align(set, settle(loaded.responses, blanks_.blanks())));
    add_problems(out.problems, data.problems);
    if (!compromised_.empty()) {
        out.leak = TRY(leak(data));
        add_problems(out.problems, out.leak->problems);
    }
    if (!earlier_.empty()) {
        out.gains = TRY(gains(set, data));
        add_problems(out.problems, out.gains->problems);
    }
    return out;
}

}  // namespace

std::unique_ptr<Command> preknowledge_command() { return std::make_unique<Preknowledge>(); }
}  // namespace psychometrics::commands
