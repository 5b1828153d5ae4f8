// How long a calibration takes, in CPU seconds from the responses in memory to the estimates; how near it is
// to one at a tolerance of 1e-8; and how that compares with a plain implementation, in the same run.
//   psychometrics_bench [persons …]      default 50000 500000, each with 65 items
#include "naive.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <psychometrics/calibration.hpp>
#include <psychometrics/simulation.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <ctime>

namespace psychometrics {
namespace {

constexpr std::size_t items = 65, naive_persons = 2000;
constexpr std::uint64_t seed = 20260101;

double cpu_seconds() {
    std::timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return double(t.tv_sec) + 1e-9 * double(t.tv_nsec);
}

double peak_megabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1024;
}

Responses simulated(Model model, std::size_t persons) {
    Draws draws(seed);
    const ParameterSet set = plausible_items(model, items, draws);
    return simulate(set, normal_thetas(persons, {}, draws), draws);
}

struct Timed {
    Calibration result;
    double seconds = 0;
};
Timed timed(const Responses& data, const CalibrationPlan& plan, int runs) {
    Timed out;
    for (int i = 0; i < runs; ++i) {
        const double begun = cpu_seconds();
        auto done = calibrate(data, plan);
        const double seconds = cpu_seconds() - begun;
        if (!done) {
            fmt::print("refused: {}\n", done.error().detail);
            std::exit(1);
        }
        out.seconds = i == 0 ? seconds : std::min(out.seconds, seconds);
        out.result = std::move(*done);
    }
    return out;
}

void measure(Model model, std::size_t persons) {
    const Responses data = simulated(model, persons);
    const double before = peak_megabytes();
    CalibrationPlan plan{.model = model};
    const int runs = persons > 100'000 ? 3 : 7;
    const Timed fit = timed(data, plan, runs);
    const double peak = peak_megabytes();
    plan.standard_errors = true;
    const Timed with_errors = timed(data, plan, runs);
    const double peak_with_errors = peak_megabytes();
    plan.standard_errors = false;
    plan.tol = 1e-8;
    const Timed exact = timed(data, plan, 1);
    plan.tol = 1e-6;
    plan.portable = true;
    const Timed portable = timed(data, plan, 1);

    std::vector<std::size_t> some(std::min(naive_persons, persons));
    for (std::size_t n = 0; n < some.size(); ++n) {
        some[n] = n;
    }
    const Responses part = with_persons(data, some);
    const double begun = cpu_seconds();
    const naive::Fit plain = naive::fit(part, model == Model::three_pl, 61, 1e-6, 2000);
    const double scaled = (cpu_seconds() - begun) * double(persons) / double(some.size());

    fmt::print("{} {} x {}\n", name_of(model), persons, items);
    fmt::print("  fit                {:8.4f} s  {} cycles, objective {:.4f}\n", fit.seconds,
               fit.result.cycles, fit.result.objective);
    fmt::print("  standard errors    {:8.4f} s  {:.2f} of the fit\n", with_errors.seconds - fit.seconds,
               (with_errors.seconds - fit.seconds) / fit.seconds);
    fmt::print("  at tol 1e-8        {:8.4f} s  objective higher by {:.2g}\n", exact.seconds,
               exact.result.objective - fit.result.objective);
    fmt::print("  portable           {:8.4f} s  objective differs by {:.2g}\n", portable.seconds,
               std::abs(portable.result.objective - fit.result.objective));
    fmt::print(
        "  memory             {:8.1f} MB of the process, {:.1f} with the responses alone, {:.1f} with "
        "standard errors\n",
        peak, before, peak_with_errors);
    fmt::print(
        "  plain EM           {:8.1f} s  {} cycles for {} persons, scaled to {}: {:.0f} times the fit\n\n",
        scaled, plain.cycles, some.size(), persons, scaled / fit.seconds);
}

}  // namespace
}  // namespace psychometrics

int main(int count, char** words) {
    std::vector<std::size_t> sizes;
    for (int i = 1; i < count; ++i) {
        sizes.push_back(std::strtoull(words[i], nullptr, 10));
    }
    if (sizes.empty()) {
        sizes = {50'000, 500'000};
    }
    for (const std::size_t persons : sizes) {
        for (const auto model : {psychometrics::Model::two_pl, psychometrics::Model::three_pl}) {
            // Each in a process of its own, so that the peak of its memory is its own.
            std::fflush(stdout);
            if (const pid_t child = fork(); child == 0) {
                psychometrics::measure(model, std::max<std::size_t>(persons, 100));
                std::fflush(stdout);
                _exit(0);
            } else {
                waitpid(child, nullptr, 0);
            }
        }
    }
}
