// `assay psychometrics times`: how long items take, how fast persons and groups work, and what does not fit.
#include "ability_options.hpp"
#include "read_times.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <map>

namespace psychometrics::commands {
namespace {

// What guessing in a hurry did to the answers: of rapid ones about chance is right.
struct RapidAnswers {
    std::int64_t rapid = 0, others = 0;               // answers that have a time
    std::optional<double> right_rapid, right_others;  // share of the points
};
BOOST_DESCRIBE_STRUCT(RapidAnswers, (), (rapid, others, right_rapid, right_others))

struct TimesReply {
    std::int64_t persons = 0;
    double rate = 0;
    double speed_sd = 0;
    std::int64_t cycles = 0;
    bool converged = false;
    std::int64_t flagged_count = 0, little_effort_count = 0;
    std::optional<RapidAnswers> answers;  // with --responses
    std::vector<TimedItem> items;
    std::vector<TimedPerson> people;
    std::vector<TimedGroup> groups;
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(TimesReply, (),
                      (persons, rate, speed_sd, cycles, converged, flagged_count, little_effort_count,
                       answers, items, people, groups, problems))

class TimesCommand final : public Replying<TimesReply> {
    std::string name() const override { return "times"; }
    std::string summary() const override {
        return "Response times: items, speed of persons, rapid guessing, fast groups";
    }
    void add_options(CLI::App& app) override {
        app.add_option("times", file_,
                       "CSV of seconds: a header with the ids of the items, a row a person; empty: not "
                       "presented")
            ->required();
        app.add_option("--responses", responses_,
                       "CSV of the scores of the same persons: how the rapid answers did (default: none)");
        app.add_option("--person", person_column_,
                       "The column with the persons' ids (default: person, person_id or candidate)");
        app.add_option("--group", group_column_,
                       "The column with the persons' groups, such as centres (default: group)");
        app.add_option("--leave-out", leave_out_, "Columns that are neither items nor any of these")
            ->delimiter(',')
            ->allow_extra_args(false);
        app.add_option("--rate", plan_.rate,
                       "Share of false flags expected among the flagged (default 0.01)");
        app.add_option("--effort", plan_.effort_least,
                       "Least share of answers that are not rapid, before a person is marked (default 0.9)");
        app.add_option("--minimum", plan_.group_least, "Persons a group needs to be tested (default 10)");
    }
    Result<TimesReply> reply() override;
    Result<RapidAnswers> answers_of(const Times&, const std::vector<TimedItem>&) const;

    std::string file_, responses_, person_column_, group_column_;
    std::vector<std::string> leave_out_;
    TimesPlan plan_;
};

Result<RapidAnswers> TimesCommand::answers_of(const Times& times, const std::vector<TimedItem>& items) const {
    ResponsesInput input;
    input.file = responses_;
    input.person_column = person_column_;
    // Groups are of the times; here that column is neither.
    input.leave_out = leave_out_;
    const Responses r = settle(TRY(input.load()).responses);
    if (times.persons.empty() ? r.person_count() != times.person_count() : r.persons.empty()) {
        return refuse("persons_differ",
                      "Times and responses need the same ids of persons, or none and as many rows.");
    }
    const Times same = times.persons.empty() ? times : in_order(times, r.persons);
    const auto highest = highest_scores(r);
    RapidAnswers out;
    double points[2] = {0, 0};
    for (std::size_t i = 0; i < r.item_count(); ++i) {
        const auto place = std::ranges::find(same.items, r.items[i]);
        const auto t = std::size_t(place - same.items.begin());
        for (std::size_t p = 0; p < r.person_count() && place != same.items.end() && highest[i] > 0; ++p) {
            const double seconds = same.seconds[p * same.items.size() + t];
            if (seconds > 0 && seconds <= seconds_max && r.at(p, i) != not_presented) {
                const bool rapid = seconds < items[t].rapid_below;
                ++(rapid ? out.rapid : out.others);
                points[rapid ? 1 : 0] += double(r.at(p, i)) / highest[i];
            }
        }
    }
    if (out.rapid > 0) {
        out.right_rapid = points[1] / double(out.rapid);
    }
    if (out.others > 0) {
        out.right_others = points[0] / double(out.others);
    }
    return out;
}

Result<TimesReply> TimesCommand::reply() {
    if (!(plan_.rate > 0 && plan_.rate < 1) || !(plan_.effort_least >= 0 && plan_.effort_least <= 1)) {
        return refuse("plan_faulty", "--rate is a share above 0 and below 1, --effort one from 0 to 1.");
    }
    const Times times = TRY(read_times(file_, person_column_, group_column_, leave_out_));
    TimesAnalysis found = TRY(analyse_times(times, plan_));
    TimesReply out{.persons = found.persons, .rate = plan_.rate, .speed_sd = found.speed_sd};
    out.cycles = found.cycles;
    out.converged = found.converged;
    out.flagged_count = std::ranges::count_if(found.people, &TimedPerson::flagged);
    out.little_effort_count = std::ranges::count_if(found.people, &TimedPerson::little_effort);
    if (!responses_.empty()) {
        out.answers = TRY(answers_of(times, found.items));
    }
    out.items = std::move(found.items);
    out.people = std::move(found.people);
    out.groups = std::move(found.groups);
    add_problems(out.problems, found.problems);
    return out;
}

}  // namespace

std::unique_ptr<Command> times_command() { return std::make_unique<TimesCommand>(); }
}  // namespace psychometrics::commands
