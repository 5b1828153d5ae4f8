// `assay psychometrics classical`: item statistics, reliability and, with a key, what the options do.
#include "command.hpp"
#include "pretest_option.hpp"

#include <psychometrics/classical.hpp>
#include <psychometrics/distractors.hpp>

#include <fmt/format.h>
#include <fstream>

namespace psychometrics::commands {
namespace {

// No statistic about fewer people leaves the record (the programme's policy on small numbers).
constexpr std::int64_t published_persons_min = 30;

struct ClassicalGroup {
    std::string group;
    TestStatistics test;
    std::vector<ItemStatistics> items;
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(ClassicalGroup, (), (group, test, items, problems))

struct ClassicalReply {
    std::string data_hash;
    TestStatistics test;
    std::vector<ItemStatistics> items;
    std::vector<ItemOptions> distractors;  // where there is a key
    std::vector<ClassicalGroup> groups;    // where there are groups
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(ClassicalReply, (), (data_hash, test, items, distractors, groups, problems))

void append(Notices& to, Notices from) {
    for (auto& notice : from) {
        const bool told = std::ranges::any_of(
            to, [&](const Notice& n) { return n.code == notice.code && n.item == notice.item; });
        if (!told) {
            to.push_back(std::move(notice));
        }
    }
}

class Classical final : public Replying<ClassicalReply> {
    std::string name() const override { return "classical"; }
    std::string summary() const override {
        return "Difficulty, discrimination and reliability; with a key, what each option does";
    }
    void add_options(CLI::App& app) override {
        input_.add_options(app);
        blanks_.add_options(app);
        pretest_.add_options(app);
        app.add_option(
            "--key", key_,
            "CSV with the columns item and key (A|C: both right) and, if known, options (A|B|C|D): the "
            "responses are then the options chosen");
        app.add_option("--level", level_, "Level of alpha's interval, 0.5 to 0.999 (default 0.95)");
        app.add_option("--minimum", minimum_, "Persons an item needs before it gets a flag (default 200)");
    }
    Result<ClassicalReply> reply() override;

    // Choices of a file with a key, or of the record; scores beside them.
    struct Chosen {
        Choices choices;
        std::vector<ItemKey> keys;
    };
    Result<Loaded> load(std::optional<Chosen>& chosen, Notices& problems) const;
    Result<Choices> read_chosen() const;
    void by_group(const Responses& all, const ClassicalPlan& plan, bool recorded, ClassicalReply& out) const;

    ResponsesInput input_;
    BlanksInput blanks_;
    PretestInput pretest_;
    std::string key_;
    double level_ = 0.95;
    std::int64_t minimum_ = exposures_min;
};

Result<Choices> Classical::read_chosen() const {
    auto in = TRY(open_file(input_.file));
    const auto given = [](const std::string& text) {
        return text.empty() ? std::nullopt : std::optional(text);
    };
    return read_choices(in, {given(input_.person_column), given(input_.group_column), input_.leave_out});
}

Result<Loaded> Classical::load(std::optional<Chosen>& chosen, Notices& problems) const {
    if (key_.empty()) {
        auto loaded = TRY(input_.load());
        if (loaded.record && !loaded.record->keys.empty()) {
            const auto& record = *loaded.record;
            chosen = Chosen{record.choices, {}};
            for (std::size_t i = 0; i < record.keys.size(); ++i) {
                if (!record.keys[i].empty()) {
                    chosen->keys.push_back(
                        {record.choices.codes.items[i], {record.keys[i]}, record.choices.labels[i]});
                }
            }
            if (chosen->keys.empty()) {
                chosen.reset();
            }
        }
        return loaded;
    }
    if (input_.file.empty()) {
        return refuse("key_needs_file",
                      "--key is for the options chosen in a file; the record has its own key.");
    }
    const Table keys = TRY(read_table_file(key_));
    chosen = Chosen{TRY(read_chosen()), TRY(read_keys(keys))};
    auto scored = TRY(score_choices(chosen->choices, chosen->keys));
    append(problems, std::move(scored.problems));
    Loaded out{std::move(scored.responses), ""};
    out.hash = data_hash_of(out.responses);
    tell(fmt::format("{} persons, {} items with a key", out.responses.person_count(),
                     out.responses.item_count()));
    return out;
}

void Classical::by_group(const Responses& all, const ClassicalPlan& plan, bool recorded,
                         ClassicalReply& out) const {
    for (std::size_t g = 0; g < all.groups.size(); ++g) {
        std::vector<std::size_t> members;
        for (std::size_t p = 0; p < all.person_count(); ++p) {
            if (all.group_of[p] == g) {
                members.push_back(p);
            }
        }
        if (std::int64_t(members.size()) < published_persons_min) {
            out.problems.push_back(
                {"group_below_minimum", all.groups[g],
                 fmt::format("{} persons, fewer than {}{}", members.size(), published_persons_min,
                             recorded ? ": the group is not shown." : ".")});
            if (recorded) {
                continue;
            }
        }
        if (auto part = analyse_items(with_persons(all, members), plan)) {
            out.groups.push_back(
                {all.groups[g], std::move(part->test), std::move(part->items), std::move(part->problems)});
        }
    }
}

Result<ClassicalReply> Classical::reply() {
    ClassicalReply out;
    std::optional<Chosen> chosen;
    const Loaded loaded = TRY(load(chosen, out.problems));
    append(out.problems, loaded.notices);
    const auto persons = std::int64_t(loaded.responses.person_count());
    if (loaded.recorded() && persons < published_persons_min) {
        return refuse("too_few_persons",
                      fmt::format("The record has {} results; statistics are given from {}.", persons,
                                  published_persons_min));
    }
    const ClassicalPlan plan{blanks_.blanks(), TRY(pretest_.items(loaded)), level_, minimum_};
    auto done = TRY(analyse_items(loaded.responses, plan));
    out.data_hash = loaded.hash;
    out.test = std::move(done.test);
    out.items = std::move(done.items);
    append(out.problems, std::move(done.problems));
    if (chosen) {
        auto options = TRY(analyse_distractors(chosen->choices, chosen->keys, plan, &loaded.responses));
        out.distractors = std::move(options.items);
        append(out.problems, std::move(options.problems));
    }
    by_group(loaded.responses, plan, loaded.recorded(), out);
    return out;
}

}  // namespace

std::unique_ptr<Command> classical_command() { return std::make_unique<Classical>(); }
}  // namespace psychometrics::commands
