// Starting values: difficulties from shares of right responses, slopes from correlations with the share of
// the others.
#include <psychometrics/distributions.hpp>
#include <start.hpp>

#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {
constexpr std::size_t persons_max = 4000;  // enough for a start
constexpr double ogive = 1.7;

struct Moments {
    double n = 0, x = 0, rest = 0, rest_square = 0, with_rest = 0;
};

// Every k-th person's responses; the rest is the share of right responses to the other items.
std::vector<Moments> moments_of(const Screened& s) {
    std::vector<Moments> out(s.items.size());
    const std::size_t each = std::max<std::size_t>(1, s.persons.size() / persons_max);
    for (std::size_t n = 0; n < s.persons.size(); n += each) {
        const auto row = s.data->row(s.persons[n]);
        double right = 0, seen = 0;
        for (const std::uint32_t j : s.items) {
            right += row[j] == 1;
            seen += row[j] != not_presented;
        }
        for (std::size_t i = 0; i < s.items.size(); ++i) {
            const std::uint8_t x = row[s.items[i]];
            if (x == not_presented || seen < 2) {
                continue;
            }
            Moments& m = out[i];
            const double rest = (right - x) / (seen - 1);
            m.n += 1;
            m.x += x;
            m.rest += rest;
            m.rest_square += rest * rest;
            m.with_rest += x * rest;
        }
    }
    return out;
}

// The correlation of an item with theta, taken as normal, from that with the rest.
double biserial(const Moments& m, double p, std::size_t items) {
    const double variance = m.rest_square / m.n - m.rest / m.n * (m.rest / m.n);
    const double covariance = m.with_rest / m.n - m.x / m.n * (m.rest / m.n);
    if (m.n < 3 || !(variance > 1e-9)) {
        return 0.5;
    }
    // What the rest would vary by chance alone: the remainder is theta's.
    const double mean = m.rest / m.n,
                 chance = 0.8 * mean * (1 - mean) / double(std::max<std::size_t>(2, items - 1));
    const double reliable = std::clamp(1 - chance / variance, 0.3, 0.98);
    const double r = covariance / normal_density(normal_quantile(p)) / std::sqrt(variance * reliable);
    return std::clamp(r, 0.1, 0.85);
}

}  // namespace

Point start_of(const Screened& s, const Layout& layout, const CalibrationPlan& plan) {
    Point out = layout.base;
    const std::vector<Moments> moments = moments_of(s);
    double slopes = 0, members = 0;
    std::vector<double> slope(s.items.size(), 1), quantile(s.items.size(), 0);
    for (std::size_t j = 0; j < s.items.size(); ++j) {
        const Moments& m = moments[j];
        const double c = out.curves[j].c();
        const double p = std::clamp(m.n > 0 ? (m.x / m.n - c) / (1 - c) : 0.5, 0.03, 0.97);
        const double r = biserial(m, p, s.items.size());
        slope[j] = std::min(4.0, ogive * r / std::sqrt(1 - r * r) / (1 - c));
        quantile[j] = normal_quantile(p);
        slopes += slope[j];
        members += 1;
    }
    const double mean = slopes / members;
    for (std::size_t j = 0; j < s.items.size(); ++j) {
        if (s.held[j]) {
            continue;
        }
        Curve& curve = out.curves[j];
        const Layout::Item& item = layout.items[j];
        if (item.a != Layout::held) {
            curve.a = item.model == Model::one_pl ? mean : slope[j];
        }
        curve.d = quantile[j] * std::sqrt(ogive * ogive + mean * mean);
    }
    for (std::size_t g = 0; g < layout.groups.size(); ++g) {
        const bool scaled = std::ranges::any_of(s.models, [](Model m) { return m == Model::rasch; });
        if (s.anchored) {
            out.latent[g] = plan.fixed->latent;
        } else if (layout.groups[g].log_sd != Layout::held && scaled) {
            out.latent[g].sd = std::clamp(mean / plan.metric, 0.2, 4.0);
        }
    }
    return out;
}

}  // namespace psychometrics
