#include "panel.hpp"

namespace psychometrics {
namespace {
using standards::needed;
using standards::rows_of_last_round;
using standards::share_of;

// The values of these columns of the last round's rows; those in `shares` are in the unit said.
struct Row {
    std::string judge;
    std::vector<double> values;
};
Result<std::vector<Row>> rows_of(const Table& t, const std::vector<std::string>& columns,
                                 std::size_t first_share, ShareUnit unit, std::size_t share_end) {
    const std::string all = "judge, " + fmt::format("{}", fmt::join(columns, ", "));
    const std::size_t judge = TRY(needed(t, "judge", all));
    std::vector<std::size_t> places;
    for (const auto& column : columns) {
        places.push_back(TRY(needed(t, column, all)));
    }
    const auto kept = TRY(rows_of_last_round(t));
    std::vector<Row> out;
    for (const std::size_t row : kept) {
        Row one{t.rows[row][judge], {}};
        for (std::size_t c = 0; c < places.size(); ++c) {
            const bool share = c >= first_share && c < share_end;
            one.values.push_back(share ? TRY(share_of(t, row, places[c], unit))
                                       : TRY(number_of(t, row, places[c])));
        }
        out.push_back(std::move(one));
    }
    return out;
}

}  // namespace

Result<std::vector<HofsteeJudgement>> read_hofstee(const Table& t, ShareUnit unit) {
    std::vector<HofsteeJudgement> out;
    for (const Row& r :
         TRY(rows_of(t, {"lowest_cut", "highest_cut", "lowest_fail", "highest_fail"}, 2, unit, 4))) {
        out.push_back({r.judge, r.values[0], r.values[1], r.values[2], r.values[3]});
    }
    return out;
}

Result<std::vector<BeukJudgement>> read_beuk(const Table& t, ShareUnit unit) {
    std::vector<BeukJudgement> out;
    for (const Row& r : TRY(rows_of(t, {"cut", "pass_rate"}, 1, unit, 2))) {
        out.push_back({r.judge, r.values[0], r.values[1]});
    }
    return out;
}

Result<std::vector<EbelCell>> read_ebel(const Table& t, ShareUnit unit) {
    const char* all = "judge, difficulty, relevance, items, rating";
    const std::size_t difficulty = TRY(needed(t, "difficulty", all)),
                      relevance = TRY(needed(t, "relevance", all));
    const auto kept = TRY(rows_of_last_round(t));
    const auto rows = TRY(rows_of(t, {"items", "rating"}, 1, unit, 2));
    std::vector<EbelCell> out;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        out.push_back({rows[i].judge, t.rows[kept[i]][difficulty], t.rows[kept[i]][relevance],
                       rows[i].values[0], rows[i].values[1]});
    }
    return out;
}

}  // namespace psychometrics
