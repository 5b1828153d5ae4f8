#include "simulated.hpp"

#include <psychometrics/distributions.hpp>

#include <cmath>

namespace psychometrics {

std::vector<std::string> numbered(std::size_t count) {
    std::vector<std::string> out;
    for (std::size_t i = 1; i <= count; ++i) {
        out.push_back(std::to_string(i));
    }
    return out;
}

Exam honest_exam(std::size_t persons, std::size_t items, double omitted_share, double absent_share,
                 Draws& d) {
    Exam e;
    e.choices.codes.items = numbered(items);
    std::vector<double> a, b, lure;
    for (std::size_t i = 0; i < items; ++i) {
        a.push_back(std::exp(0.3 * d.normal()));
        b.push_back(d.normal() - 0.5);
        e.choices.labels.push_back({"A", "B", "C", "D"});
        e.rights.push_back({std::size_t(d.below(4))});
        for (int k = 0; k < 3; ++k) {
            lure.push_back(0.2 + d.uniform());
        }
    }
    for (std::size_t p = 0; p < persons; ++p) {
        const double theta = d.normal();
        for (std::size_t i = 0; i < items; ++i) {
            const double right = 0.2 + 0.8 / (1 + std::exp(-a[i] * (theta - b[i])));
            const bool is_right = d.uniform() < right;
            const double* w = lure.data() + 3 * i;
            double at = d.uniform() * (w[0] + w[1] + w[2]);
            std::size_t wrong = 0;
            while (wrong < 2 && at > w[wrong]) {
                at -= w[wrong++];
            }
            const auto option = is_right ? e.rights[i][0] : (e.rights[i][0] + 1 + wrong) % 4;
            auto code = std::uint8_t(option);
            code = d.uniform() < omitted_share ? omitted : code;
            code = d.uniform() < absent_share ? not_presented : code;
            e.choices.codes.scores.push_back(code);
        }
    }
    return e;
}

void copy_answers(Exam& e, std::size_t copier, std::size_t source, double share, Draws& d) {
    const std::size_t items = e.choices.codes.item_count();
    for (std::size_t i = 0; i < items; ++i) {
        if (d.uniform() < share) {
            e.choices.codes.scores[copier * items + i] = e.choices.codes.scores[source * items + i];
        }
    }
}

TrueTimes honest_times(std::size_t persons, std::size_t items, double speed_sd, Draws& d) {
    TrueTimes out;
    for (std::size_t i = 0; i < items; ++i) {
        out.beta.push_back(4 + 0.4 * d.normal());
        out.alpha.push_back(2 * std::exp(0.2 * d.normal()));
    }
    out.times.items = numbered(items);
    for (std::size_t p = 0; p < persons; ++p) {
        out.tau.push_back(speed_sd * d.normal());
        for (std::size_t i = 0; i < items; ++i) {
            out.times.seconds.push_back(std::exp(out.beta[i] - out.tau[p] + d.normal() / out.alpha[i]));
        }
    }
    return out;
}

int binomial_bound(int trials, double p) {
    double below = 0;
    int count = 0;
    while (count < trials && (below += binomial_chance(count, trials, p)) < 0.999) {
        ++count;
    }
    return count;
}

}  // namespace psychometrics
