#include "reference.hpp"

#include "agreement.hpp"

#include <psychometrics/csv.hpp>
#include <psychometrics/simulation.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>

namespace psychometrics::equating_test {
namespace {

Table table(const std::string& data) {
    std::ifstream in(agreement::reference_path("data/" + data + ".csv"), std::ios::binary);
    return read_table(in).value();
}

}  // namespace

ScoreFrequencies kbneat(const std::string& form) {
    const Table t = table("KBneat_" + form);
    std::vector<std::int64_t> totals, anchors;
    for (std::size_t r = 0; r < t.rows.size(); ++r) {
        totals.push_back(std::llround(number_of(t, r, *t.column("total")).value()));
        anchors.push_back(std::llround(number_of(t, r, *t.column("anchor")).value()));
    }
    return tabulate(totals, anchors, {0, 36, 0, 12}).value();
}

ScoreFrequencies counted(const std::string& data, const std::string& column) {
    const Table t = table(data);
    std::vector<double> counts;
    for (std::size_t r = 0; r < t.rows.size(); ++r) {
        counts.push_back(number_of(t, r, *t.column(column)).value());
    }
    return frequencies_of(counts).value();
}

std::vector<double> equated_of(const Equating& e) {
    std::vector<double> out;
    for (const auto& s : e.table) {
        out.push_back(s.equated);
    }
    return out;
}

ScoreFrequencies simulated(std::size_t persons, double mean, std::uint64_t seed, double total_shift) {
    Draws draws(seed);
    std::vector<std::int64_t> totals, anchors;
    for (std::size_t i = 0; i < persons; ++i) {
        const double ability = mean + draws.normal();
        const double anchor = 6 + 2 * ability + draws.normal(),
                     rest = 14 + 4 * ability + 2 * draws.normal() + total_shift;
        anchors.push_back(std::clamp<std::int64_t>(std::llround(anchor), 0, 12));
        totals.push_back(anchors.back() + std::clamp<std::int64_t>(std::llround(rest), 0, 28));
    }
    return tabulate(totals, anchors, {0, 40, 0, 12}).value();
}

}  // namespace psychometrics::equating_test
