#include "equate_once.hpp"

#include <psychometrics/simulation.hpp>

#include <cmath>

namespace psychometrics {
namespace {

// Every person's cell, so that a draw of a person is a draw of a place.
std::vector<std::uint32_t> persons_of(const ScoreFrequencies& f) {
    std::vector<std::uint32_t> out;
    for (std::size_t cell = 0; cell < f.counts.size(); ++cell) {
        out.insert(out.end(), std::size_t(std::llround(f.counts[cell])), std::uint32_t(cell));
    }
    return out;
}

void redraw(ScoreFrequencies& f, const std::vector<std::uint32_t>& persons, Draws& draws) {
    std::fill(f.counts.begin(), f.counts.end(), 0.0);
    for (std::size_t i = 0; i < persons.size(); ++i) {
        f.counts[persons[draws.below(persons.size())]] += 1;
    }
}

}  // namespace

BootstrapErrors bootstrap_errors(const EquatingPlan& plan, EquatingDesign design, const ScoreFrequencies& x,
                                 const ScoreFrequencies& y) {
    BootstrapErrors out;
    out.done.seed = plan.seed;
    Draws draws(std::uint64_t(plan.seed));
    const auto persons_x = persons_of(x), persons_y = persons_of(y);
    ScoreFrequencies from_x = x, from_y = y;
    // Means and sums of squares about them as they come (Welford 1962): no table of replications is kept.
    std::vector<double> mean(std::size_t(x.totals), 0), squares(std::size_t(x.totals), 0);
    for (std::int64_t r = 0; r < plan.bootstrap; ++r) {
        redraw(from_x, persons_x, draws);
        redraw(from_y, persons_y, draws);
        const auto once = equate_once(plan, design, from_x, from_y, WithErrors::none);
        if (!once) {
            out.first_failure = out.first_failure.empty() ? once.error().detail : out.first_failure;
            ++out.done.failed;
            continue;
        }
        ++out.done.replications;
        for (std::size_t i = 0; i < mean.size(); ++i) {
            const double off = once->equated[i] - mean[i];
            mean[i] += off / double(out.done.replications);
            squares[i] += off * (once->equated[i] - mean[i]);
        }
    }
    if (out.done.replications >= 2) {
        for (const double s : squares) {
            out.se.push_back(std::sqrt(s / double(out.done.replications - 1)));
        }
    }
    return out;
}

}  // namespace psychometrics
