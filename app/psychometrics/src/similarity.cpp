// `assay psychometrics similarity`: whose answers are more alike than two people who worked alone would give.
#include "ability_options.hpp"

#include <psychometrics/distractors.hpp>
#include <psychometrics/similarity.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <fstream>

namespace psychometrics::commands {
namespace {

struct SimilarityReply {
    std::string data_hash;
    bool wrong_options = false;  // which wrong option was chosen is known, not only that it was wrong
    std::int64_t items = 0;
    std::int64_t persons = 0, pairs = 0, compared = 0;
    double rate = 0, action_below = 0;
    std::vector<SimilarPair> flagged;  // the least likely first
    std::int64_t flagged_count = 0;
    std::vector<SimilarGroup> groups;
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(SimilarityReply, (),
                      (data_hash, wrong_options, items, persons, pairs, compared, rate, action_below, flagged,
                       flagged_count, groups, problems))

struct Answers {
    Choices choices;
    std::vector<std::vector<std::size_t>> rights;
    bool options = false;
};

std::optional<std::string> given(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

// The items that have a key, in the order of the choices.
Result<Answers> keyed(const Choices& all, const std::vector<ItemKey>& keys, Notices& problems) {
    Answers out;
    out.options = true;
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < all.codes.item_count(); ++i) {
        const auto key = std::ranges::find(keys, all.codes.items[i], &ItemKey::item);
        if (key == keys.end()) {
            problems.push_back({"no_key", all.codes.items[i], "The key has no such item: it is left out."});
            continue;
        }
        kept.push_back(i);
        std::vector<std::size_t> rights;
        for (const auto& right : key->keys) {
            const auto& labels = all.labels[i];
            if (const auto at = std::ranges::find(labels, right); at != labels.end()) {
                rights.push_back(std::size_t(at - labels.begin()));
            }
        }
        if (rights.empty()) {
            problems.push_back({"key_never_chosen", all.codes.items[i], "Nobody gave the right answer."});
        }
        out.rights.push_back(std::move(rights));
        out.choices.labels.push_back(all.labels[i]);
    }
    if (kept.empty()) {
        return refuse("no_items", "No item of the responses has a key.");
    }
    out.choices.codes = with_items(all.codes, kept);
    return out;
}

// Scores as if each were an option, the highest one right.
Answers scored(const Responses& responses) {
    Answers out;
    out.choices.codes = responses;
    for (const std::uint8_t highest : highest_scores(responses)) {
        std::vector<std::string> labels;
        for (int score = 0; score <= highest; ++score) {
            labels.push_back(std::to_string(score));
        }
        out.choices.labels.push_back(std::move(labels));
        out.rights.push_back({highest > 0 ? std::vector<std::size_t>{highest} : std::vector<std::size_t>{}});
    }
    return out;
}

class SimilarityCommand final : public Replying<SimilarityReply> {
    std::string name() const override { return "similarity"; }
    std::string summary() const override {
        return "Pairs of persons whose answers are more alike than chance gives, for somebody to look at";
    }
    void add_options(CLI::App& app) override {
        input_.add_options(app);
        app.add_option("--key", key_,
                       "CSV with the columns item and key (A|C: both right): the responses are then the "
                       "options chosen");
        app.add_flag("--scores", scores_,
                     "The responses are scores: compare right and wrong alone, which finds far less");
        app.add_option("--rate", plan_.rate,
                       "Share of false pairs expected among the flagged, for each index (default 0.01)");
        app.add_option("--listed", plan_.listed_most, "Pairs listed at most (default 1000)");
    }
    Result<SimilarityReply> reply() override;
    Result<Answers> answers(SimilarityReply& out) const;

    ResponsesInput input_;
    std::string key_;
    bool scores_ = false;
    SimilarityPlan plan_;
};

Result<Answers> SimilarityCommand::answers(SimilarityReply& out) const {
    if (!key_.empty()) {
        if (input_.file.empty()) {
            return refuse("key_needs_file",
                          "--key is for the options chosen in a file; the record has its own key.");
        }
        if (scores_) {
            return refuse("key_and_scores", "Responses are options with --key, or scores with --scores.");
        }
        auto in = TRY(open_file(input_.file));
        const Choices chosen = TRY(
            read_choices(in, {given(input_.person_column), given(input_.group_column), input_.leave_out}));
        const Table keys = TRY(read_table_file(key_));
        out.data_hash = data_hash_of(chosen.codes);
        return keyed(chosen, TRY(read_keys(keys)), out.problems);
    }
    // The wrong answers two persons share are most of the evidence; scores have lost them.
    if (input_.exam.empty() && !scores_) {
        return refuse("key_missing",
                      "Name the key with --key. Scores have lost which wrong answers two persons share; if "
                      "there is nothing else, say --scores.");
    }
    Loaded loaded = TRY(input_.load());
    add_problems(out.problems, loaded.notices);
    out.data_hash = loaded.hash;
    if (!loaded.record || scores_) {
        return scored(loaded.responses);
    }
    Choices choices = std::move(loaded.record->choices);
    choices.codes.persons = loaded.responses.persons;
    choices.codes.groups = loaded.responses.groups;
    choices.codes.group_of = loaded.responses.group_of;
    std::vector<ItemKey> keys;
    for (std::size_t i = 0; i < loaded.record->keys.size(); ++i) {
        if (!loaded.record->keys[i].empty()) {
            keys.push_back({choices.codes.items[i], {loaded.record->keys[i]}, choices.labels[i]});
        }
    }
    return keyed(choices, keys, out.problems);
}

Result<SimilarityReply> SimilarityCommand::reply() {
    if (!(plan_.rate > 0 && plan_.rate < 1)) {
        return refuse("plan_faulty", "--rate is a share above 0 and below 1.");
    }
    SimilarityReply out;
    Answers all = TRY(answers(out));
    if (all.choices.codes.person_count() == 0) {
        return refuse("few_persons", "There are no responses.");
    }
    tell(fmt::format("Comparing all pairs of {} persons", all.choices.codes.person_count()));
    Similarity found =
        TRY(similar_answers(all.choices, all.rights, smoothed_curves(all.choices, all.rights), plan_));
    out.wrong_options = all.options;
    if (!all.options) {
        out.problems.push_back({"scores_alone", "",
                                "Which wrong answers persons share is not known: only right and wrong are "
                                "compared, and much copying is not seen."});
    }
    out.items = std::int64_t(all.choices.codes.item_count());
    out.persons = found.persons;
    out.pairs = found.pairs;
    out.compared = found.compared;
    out.rate = found.rate;
    out.action_below = found.action_below;
    out.flagged = std::move(found.flagged);
    out.flagged_count = found.flagged_count;
    out.groups = std::move(found.groups);
    add_problems(out.problems, found.problems);
    return out;
}

}  // namespace

std::unique_ptr<Command> similarity_command() { return std::make_unique<SimilarityCommand>(); }
}  // namespace psychometrics::commands
