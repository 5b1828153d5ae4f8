// What the items are held against: each person's share of the points of the scored items.
#pragma once
#include <psychometrics/classical.hpp>

#include <cmath>
#include <optional>
#include <vector>

namespace psychometrics::classical {

// A correlation, one pair after the other; sums are taken from the first pair, so that what is constant is
// exactly so.
class Correlation {
  public:
    void add(double x, double y) {
        if (n_ == 0) {
            x0_ = x;
            y0_ = y;
        }
        x -= x0_;
        y -= y0_;
        ++n_;
        x_ += x;
        y_ += y;
        xx_ += x * x;
        yy_ += y * y;
        xy_ += x * y;
    }
    // Nothing where one of both does not vary.
    std::optional<double> value() const {
        const double vx = xx_ - x_ * x_ / n_, vy = yy_ - y_ * y_ / n_;
        if (!(n_ > 1 && vx > 0 && vy > 0)) {
            return std::nullopt;
        }
        return std::clamp((xy_ - x_ * y_ / n_) / std::sqrt(vx * vy), -1.0, 1.0);
    }

  private:
    double n_ = 0, x0_ = 0, y0_ = 0, x_ = 0, y_ = 0, xx_ = 0, yy_ = 0, xy_ = 0;
};

struct Criterion {
    std::vector<bool> pretest;             // per item
    std::vector<std::size_t> scored;       // items in the score: no pretest item, and presented to somebody
    std::vector<bool> is_scored;           // per item
    std::vector<std::int64_t> points;      // per item: the highest score seen, at least 1
    std::vector<std::int64_t> got, could;  // per person, over the scored items presented

    bool known(std::size_t person) const { return could[person] > 0; }
    double share(std::size_t person) const { return double(got[person]) / double(could[person]); }
    // The share without an item the person got `score` on; nothing where no other scored item was presented.
    std::optional<double> share_without(std::size_t person, std::size_t item, std::int64_t score) const {
        const std::int64_t rest = is_scored[item] ? could[person] - points[item] : could[person];
        if (rest <= 0) {
            return std::nullopt;
        }
        return double(is_scored[item] ? got[person] - score : got[person]) / double(rest);
    }
};
// Of settled responses. Told: pretest_unknown, item_not_presented, no_scored_items.
Criterion criterion_of(const Responses& settled, const std::vector<std::string>& pretest, Notices& problems);

// Of what both analyses take: no_responses, level_out_of_range, minimum_negative.
Done check_plan(const Responses&, const ClassicalPlan&);
// few_responses: one for each item with fewer than minimum persons, or a single one where that is all of
// them.
void tell_few(const std::vector<std::string>& items, const std::vector<std::int64_t>& persons,
              std::int64_t minimum, Notices& problems);

}  // namespace psychometrics::classical
