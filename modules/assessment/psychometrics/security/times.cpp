#include "groups.hpp"

#include <psychometrics/distributions.hpp>
#include <psychometrics/numbers.hpp>
#include <psychometrics/times.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

namespace psychometrics {
namespace {

constexpr double least_sd =
    0.02;  // of a log time: an item everybody takes equally long would have an infinite alpha

struct Model {
    std::vector<double> beta, alpha2;  // per item; alpha2 0: not estimated
    double speed2 = 0.1;               // variance of tau
    std::int64_t cycles = 0;
    bool converged = false;
};

class Em {
  public:
    explicit Em(const Times& t)
        : persons_(t.person_count()), items_(t.items.size()), logs_(t.seconds.size()) {
        for (std::size_t at = 0; at < logs_.size(); ++at) {
            logs_[at] = t.seconds[at] > 0 ? std::log(t.seconds[at]) : std::nan("");
        }
    }
    Model fit(int cycles_max) {
        Model m = start();
        for (m.cycles = 1; m.cycles <= cycles_max; ++m.cycles) {
            const double moved = cycle(m);
            if (moved < 1e-8) {
                m.converged = true;
                break;
            }
        }
        m.cycles = std::min<std::int64_t>(m.cycles, cycles_max);
        return m;
    }
    bool has(std::size_t person, std::size_t item) const {
        return !std::isnan(logs_[person * items_ + item]);
    }
    double log_time(std::size_t person, std::size_t item) const { return logs_[person * items_ + item]; }

  private:
    Model start() const {
        Model m{std::vector<double>(items_, 0), std::vector<double>(items_, 0)};
        for (std::size_t i = 0; i < items_; ++i) {
            std::vector<double> x;
            for (std::size_t p = 0; p < persons_; ++p) {
                if (has(p, i)) {
                    x.push_back(log_time(p, i));
                }
            }
            if (x.size() >= 2) {
                m.beta[i] = mean_of(x);
                m.alpha2[i] = 1 / std::max(variance_of(x), least_sd * least_sd);
            }
        }
        return m;
    }
    // The posterior of each tau is normal in closed form; so are the next parameters. Gives the largest
    // change.
    double cycle(Model& m) const {
        std::vector<double> n(items_, 0), sum(items_, 0), squares(items_, 0);
        double speed = 0, speed2 = 0;
        std::vector<double> mean(persons_), variance(persons_);
        for (std::size_t p = 0; p < persons_; ++p) {
            double precision = 1 / m.speed2, pull = 0;
            for (std::size_t i = 0; i < items_; ++i) {
                if (has(p, i)) {
                    precision += m.alpha2[i];
                    pull += m.alpha2[i] * (m.beta[i] - log_time(p, i));
                }
            }
            variance[p] = 1 / precision;
            mean[p] = pull / precision;
            speed += mean[p] / double(persons_);
        }
        for (std::size_t p = 0; p < persons_; ++p) {
            speed2 += (std::pow(mean[p] - speed, 2) + variance[p]) / double(persons_);
            for (std::size_t i = 0; i < items_; ++i) {
                if (has(p, i)) {
                    const double x = log_time(p, i) + mean[p] - speed;  // tau's mean is 0
                    n[i] += 1;
                    sum[i] += x;
                    squares[i] += x * x + variance[p];
                }
            }
        }
        double moved = std::abs(speed2 - m.speed2);
        m.speed2 = std::max(speed2, 1e-8);
        for (std::size_t i = 0; i < items_; ++i) {
            if (n[i] < 2) {
                continue;
            }
            const double beta = sum[i] / n[i];
            const double spread = std::max(squares[i] / n[i] - beta * beta, least_sd * least_sd);
            moved =
                std::max({moved, std::abs(beta - m.beta[i]), std::abs(1 / spread - m.alpha2[i]) * spread});
            m.beta[i] = beta;
            m.alpha2[i] = 1 / spread;
        }
        return moved;
    }
    std::size_t persons_, items_;
    std::vector<double> logs_;
};

std::vector<TimedItem> items_of(const Times& t, const Model& m) {
    std::vector<TimedItem> out;
    for (std::size_t i = 0; i < t.items.size(); ++i) {
        TimedItem item{t.items[i]};
        double sum = 0;
        for (std::size_t at = i; at < t.seconds.size(); at += t.items.size()) {
            item.n += t.seconds[at] > 0;
            sum += std::max(t.seconds[at], 0.0);
        }
        if (item.n >= 2) {
            item.beta = m.beta[i];
            item.alpha = std::sqrt(m.alpha2[i]);
            item.median_seconds = std::exp(m.beta[i]);
        }
        item.rapid_below = item.n == 0 ? 0 : std::min(10.0, 0.1 * sum / double(item.n));
        for (std::size_t at = i; at < t.seconds.size(); at += t.items.size()) {
            item.rapid_rate += t.seconds[at] > 0 && t.seconds[at] < item.rapid_below ? 1 / double(item.n) : 0;
        }
        out.push_back(std::move(item));
    }
    return out;
}

TimedPerson person_of(const Times& t, const Em& em, const Model& m, const std::vector<TimedItem>& items,
                      std::size_t p) {
    TimedPerson out{t.persons.empty() ? std::to_string(p + 1) : t.persons[p]};
    double precision = 0, pull = 0, rapid = 0, presented = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!em.has(p, i)) {
            continue;
        }
        presented += 1;
        rapid += t.seconds[p * items.size() + i] < items[i].rapid_below;
        if (items[i].n >= 2) {
            ++out.n;
            precision += m.alpha2[i];
            pull += m.alpha2[i] * (m.beta[i] - em.log_time(p, i));
        }
    }
    out.effort = presented > 0 ? 1 - rapid / presented : 1;
    if (out.n == 0) {
        return out;
    }
    out.tau = pull / precision;
    out.se = 1 / std::sqrt(precision);
    if (out.n < 2) {
        return out;
    }
    double fit = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (em.has(p, i) && items[i].n >= 2) {
            fit += m.alpha2[i] * std::pow(em.log_time(p, i) - m.beta[i] + *out.tau, 2);
        }
    }
    out.fit = fit;
    out.p = chi_squared_tail(fit, double(out.n - 1));
    return out;
}

struct Speeds {
    double n = 0, sum = 0, squares = 0;
    void add(const Speeds& more, double sign = 1) {
        n += sign * more.n;
        sum += sign * more.sum;
        squares += sign * more.squares;
    }
    double mean() const { return n > 0 ? sum / n : 0; }
    double error2() const { return std::max(0.0, (squares - sum * sum / n) / (n - 1)) / n; }
};

void compare(TimedGroup& group, const Speeds& own, const Speeds& others, std::size_t least) {
    group.t = group.df = group.p = std::nullopt;
    if (own.n < double(least) || others.n < double(least) || least < 2) {
        return;
    }
    const double a = own.error2(), b = others.error2();
    if (a + b > 0) {
        group.t = (own.mean() - others.mean()) / std::sqrt(a + b);
        group.df = (a + b) * (a + b) / (a * a / (own.n - 1) + b * b / (others.n - 1));
        group.p = 2 * student_tail(std::abs(*group.t), *group.df);
    }
}

std::vector<TimedGroup> groups_of(const Times& t, const std::vector<TimedPerson>& people,
                                  const TimesPlan& plan) {
    std::vector<Speeds> speeds(t.groups.size());
    std::vector<TimedGroup> out(t.groups.size());
    Speeds rest;  // all persons but those of groups that stand out
    for (std::size_t p = 0; p < people.size() && !t.groups.empty(); ++p) {
        if (people[p].tau) {
            const Speeds one{1, *people[p].tau, *people[p].tau * *people[p].tau};
            speeds[t.group_of[p]].add(one);
            rest.add(one);
            out[t.group_of[p]].rapid_rate += 1 - people[p].effort;
        }
    }
    for (std::size_t g = 0; g < out.size(); ++g) {
        out[g].group = t.groups[g];
        out[g].persons = std::int64_t(speeds[g].n);
        out[g].mean_tau = speeds[g].mean();
        out[g].rapid_rate /= std::max(1.0, speeds[g].n);
    }
    // One fast group makes all others slow beside it: the one that stands out most leaves the comparison, and
    // the rest are looked at again.
    std::vector<bool> stands_out(out.size(), false);
    for (std::size_t round = 0; round < out.size(); ++round) {
        for (std::size_t g = 0; g < out.size(); ++g) {
            if (!stands_out[g]) {
                Speeds others = rest;
                others.add(speeds[g], -1);
                compare(out[g], speeds[g], others, plan.group_least);
            }
        }
        adjust(out, plan.rate);
        std::size_t most = out.size();
        for (std::size_t g = 0; g < out.size(); ++g) {
            if (!stands_out[g] && out[g].flagged && (most == out.size() || *out[g].p < *out[most].p)) {
                most = g;
            }
        }
        if (most == out.size()) {
            break;
        }
        stands_out[most] = true;
        rest.add(speeds[most], -1);
    }
    return out;
}

// Clocks that jump, and times written in another unit.
std::int64_t leave_out_impossible(std::vector<double>& seconds) {
    std::int64_t out = 0;
    for (double& s : seconds) {
        if (!(s <= seconds_max)) {  // so is NaN
            s = 0;
            ++out;
        }
    }
    return out;
}

}  // namespace

Result<TimesAnalysis> analyse_times(const Times& given, const TimesPlan& plan) {
    Times t = given;
    const std::int64_t unusable = leave_out_impossible(t.seconds);
    if (t.items.empty()) {
        return refuse("no_items", "There are no items.");
    }
    Em em(t);
    std::size_t usable = 0;
    for (std::size_t p = 0; p < t.person_count(); ++p) {
        std::size_t n = 0;
        for (std::size_t i = 0; i < t.items.size(); ++i) {
            n += em.has(p, i);
        }
        usable += n >= 2;
    }
    if (usable < 2) {
        return refuse("no_persons", "Response times need at least two persons with two items each.");
    }
    const Model m = em.fit(plan.cycles_max);
    TimesAnalysis out{std::int64_t(t.person_count()),
                      std::sqrt(m.speed2),
                      m.cycles,
                      m.converged,
                      items_of(t, m),
                      {},
                      {},
                      {}};
    for (std::size_t p = 0; p < t.person_count(); ++p) {
        out.people.push_back(person_of(t, em, m, out.items, p));
        out.people.back().little_effort = out.people.back().effort < plan.effort_least;
    }
    adjust(out.people, plan.rate);
    out.groups = groups_of(t, out.people, plan);
    if (unusable > 0) {
        out.problems.push_back(
            {"not_a_time", "",
             fmt::format("{} times are above {} seconds or no number: left out.", unusable, seconds_max)});
    }
    for (const auto& item : out.items) {
        if (!item.beta) {
            out.problems.push_back(
                {"few_times", item.item, "Fewer than two persons have a time for it: left out."});
        }
    }
    for (const auto& group : out.groups) {
        if (!group.p) {
            out.problems.push_back(
                {"group_below_minimum", group.group,
                 fmt::format("Fewer than {} persons, here or in the others: not tested.", plan.group_least)});
        }
    }
    if (!m.converged) {
        out.problems.push_back({"not_converged", "", "The estimates still moved when the cycles ran out."});
    }
    return out;
}

}  // namespace psychometrics
