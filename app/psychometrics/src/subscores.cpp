// `assay psychometrics subscores`: whether part scores are worth reporting.
#include "command.hpp"
#include "pretest_option.hpp"

#include <psychometrics/subscores.hpp>

#include <fmt/format.h>

namespace psychometrics::commands {
namespace {

struct SubscoresGroup {
    std::string group;
    SubscoreValue value;
};
BOOST_DESCRIBE_STRUCT(SubscoresGroup, (), (group, value))

// SubscoreValue of all persons, and of each group. Where nobody took all items, that of the groups alone.
struct SubscoresReply {
    std::string data_hash;
    std::int64_t persons = 0, n = 0, k = 0;
    std::optional<double> mean, sd, alpha, stratified_alpha;
    std::vector<Subscore> subscores;
    std::vector<SubscorePair> pairs;
    std::vector<SubscoresGroup> groups;
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(SubscoresReply, (),
                      (data_hash, persons, n, k, mean, sd, alpha, stratified_alpha, subscores, pairs, groups,
                       problems))

class Subscores final : public Replying<SubscoresReply> {
    std::string name() const override { return "subscores"; }
    std::string summary() const override {
        return "Whether domain scores tell more than the total does (Haberman's PRMSE)";
    }
    void add_options(CLI::App& app) override {
        input_.add_options(app);
        blanks_.add_options(app);
        pretest_.add_options(app);
        app.add_option("--domains", domains_,
                       "CSV with the columns item and domain (with --exam default: the items' own domains)");
        app.add_option("--minimum", minimum_, "Persons needed before a verdict is given (default 200)");
    }
    Result<SubscoresReply> reply() override;
    Result<std::vector<ItemDomain>> domains(const Loaded&) const;

    ResponsesInput input_;
    BlanksInput blanks_;
    PretestInput pretest_;
    std::string domains_;
    std::int64_t minimum_ = verdict_persons_min;
};

Result<std::vector<ItemDomain>> Subscores::domains(const Loaded& loaded) const {
    if (!domains_.empty()) {
        const Table table = TRY(read_table_file(domains_));
        return read_domains(table);
    }
    std::vector<ItemDomain> out;
    for (std::size_t i = 0; loaded.record && i < loaded.record->domains.size(); ++i) {
        if (!loaded.record->domains[i].empty()) {
            out.push_back({loaded.responses.items[i], loaded.record->domains[i]});
        }
    }
    if (out.empty()) {
        return refuse("no_domains", "Name the items' domains with --domains FILE (columns item and domain).");
    }
    return out;
}

Result<SubscoresReply> Subscores::reply() {
    const Loaded loaded = TRY(input_.load());
    const Responses& all = loaded.responses;
    const SubscorePlan plan{TRY(domains(loaded)), blanks_.blanks(), TRY(pretest_.items(loaded)), minimum_};
    if (loaded.recorded() && std::int64_t(all.person_count()) < minimum_) {
        return refuse("too_few_persons",
                      fmt::format("The record has {} results; subscores are judged from {}.",
                                  all.person_count(), minimum_));
    }
    SubscoresReply out;
    if (auto whole = subscore_value(all, plan)) {
        out = {"",
               whole->persons,
               whole->n,
               whole->k,
               whole->mean,
               whole->sd,
               whole->alpha,
               whole->stratified_alpha,
               std::move(whole->subscores),
               std::move(whole->pairs),
               {},
               std::move(whole->problems)};
    } else if (all.groups.empty() || whole.error().code != "too_few_persons") {
        return std::unexpected(std::move(whole).error());
    } else {
        out.persons = std::int64_t(all.person_count());
        out.problems.push_back({whole.error().code, "", whole.error().detail});
    }
    out.data_hash = loaded.hash;
    out.problems.insert(out.problems.begin(), loaded.notices.begin(), loaded.notices.end());
    for (std::size_t g = 0; g < all.groups.size(); ++g) {
        std::vector<std::size_t> members;
        for (std::size_t p = 0; p < all.person_count(); ++p) {
            if (all.group_of[p] == g) {
                members.push_back(p);
            }
        }
        if (loaded.recorded() && std::int64_t(members.size()) < minimum_) {
            out.problems.push_back({"group_below_minimum", all.groups[g],
                                    fmt::format("{} persons, fewer than {}: the group is not shown.",
                                                members.size(), minimum_)});
        } else if (auto part = subscore_value(with_persons(all, members), plan)) {
            out.groups.push_back({all.groups[g], *std::move(part)});
        } else {
            out.problems.push_back({part.error().code, all.groups[g], part.error().detail});
        }
    }
    return out;
}

}  // namespace

std::unique_ptr<Command> subscores_command() { return std::make_unique<Subscores>(); }
}  // namespace psychometrics::commands
