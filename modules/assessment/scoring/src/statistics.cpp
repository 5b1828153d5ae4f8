// What official results say of each item: the gates of the item bank ask for it.
#include <scoring/statistics.hpp>

#include <cmath>
#include <delivery/delivery.hpp>
#include <itembank/itembank.hpp>
#include <itembank/life.hpp>
#include <scoring/sql/statistics.hpp>

#include "corrections.hpp"
#include "scored_form.hpp"
#include "tally.hpp"

namespace scoring {
namespace {

constexpr const char* announce_job = "scoring.statistics";

struct OfExam {
    ExamId exam;
};
BOOST_DESCRIBE_STRUCT(OfExam, (), (exam))

// One candidate's part of every item's sums; `sign` takes it out again.
void add(store::Tx& tx, const Kept& result, const itembank::Form& form,
         const std::vector<itembank::ItemVersion>& items, const Answers& answers, int sign) {
    const Remedies remedies = corrections_of(tx, result.exam).remedies();
    std::map<itembank::ItemVersionId, itembank::Points> points;
    double total = 0;
    for (const itembank::ItemVersion& item : items) {
        const auto given = answers.find(item.id);
        const auto remedied = remedies.find(item.id);
        const bool answered = given != answers.end();
        points[item.id] = points_for(
            item.content, answered ? std::optional(given->second.response) : std::nullopt,
            answered ? given->second.seed : 0, remedied == remedies.end() ? nullptr : &remedied->second);
    }
    for (const itembank::FormItem& placed : form.items) {
        total += placed.scored ? points[placed.item].earned : 0;
    }
    for (const itembank::FormItem& placed : form.items) {
        const itembank::Points& own = points[placed.item];
        if (own.possible <= 0) {
            continue;
        }
        const double x = own.earned / own.possible;
        const double rest = total - (placed.scored ? own.earned : 0);
        sql::add_to_tally(tx, {.item = placed.item,
                               .exam = result.exam,
                               .n = sign,
                               .x = sign * x,
                               .xx = sign * x * x,
                               .rest = sign * rest,
                               .rest_rest = sign * rest * rest,
                               .x_rest = sign * x * rest});
    }
}

Done tally(store::Tx& tx, const ResultId& id, int sign, Instant now) {
    const auto result = sql::result_of(tx, {.id = id});
    const std::int64_t fresh =
        sign > 0 ? sql::note_tallied(tx, {.result = id}) : sql::forget_tallied(tx, {.result = id});
    if (!result || fresh == 0) {
        return {};  // in the sums already, or not in them
    }
    const auto left = delivery::responses_of(tx, result->attempt, now);
    if (!left) {
        return {};  // erased: there is nothing to count any more
    }
    Answers answers;
    for (const auto& one : left->items) {
        if (one.response) {
            answers[one.item] = {*one.response, one.seed};
        }
    }
    const auto form = scored_form(tx, result->form);
    add(tx, *result, form->form, form->items, answers, sign);
    // One instant for all of a day, in the night: what is announced names every item of the exam.
    const Instant due = std::chrono::floor<Days>(now) + Days(1);
    jobs::schedule(tx, announce_job, result->exam.value, due, schema::to_json(OfExam{result->exam}));
    return {};
}

}  // namespace

double p_of(const Tally& t) { return t.x / double(t.n); }

std::optional<double> point_biserial_of(const Tally& t) {
    const double n = double(t.n);
    const double x = n * t.xx - t.x * t.x, rest = n * t.rest_rest - t.rest * t.rest;
    constexpr double nothing = 1e-9;  // rounding of sums
    if (t.n < 2 || x < nothing || rest < nothing) {
        return std::nullopt;
    }
    return (n * t.x_rest - t.x * t.rest) / std::sqrt(x * rest);
}

void forget_item(store::Tx& tx, const ItemVersionId& item) { sql::drop_tally(tx, {.item = item}); }

void statistics_jobs(jobs::Runner& runner, const shell::Shell& s) {
    shell::hear<ResultReleased>(
        runner, "scoring.tally",
        [](store::Tx& tx, const ResultReleased& e, Instant now) { return tally(tx, e.result, 1, now); });
    shell::hear<ResultVoided>(runner, "scoring.tally", [](store::Tx& tx, const ResultVoided& e, Instant now) {
        return tally(tx, e.result, -1, now);
    });
    runner.handle(announce_job, [&s](store::Tx& tx, const jobs::Job& job, Instant now) -> Done {
        itembank::StatisticsAnnounced said{"scoring", {}};
        const ExamId exam = schema::parse_own<OfExam>(job.payload).exam;
        for (const auto& row : sql::tallies_of_exam(tx, {.exam = exam})) {
            const Tally t{row.n, row.x, row.xx, row.rest, row.rest_rest, row.x_rest};
            said.items.push_back({row.item, t.n, p_of(t), point_biserial_of(t)});
        }
        shell::announce(tx, s, said, now);
        return {};
    });
}

}  // namespace scoring
