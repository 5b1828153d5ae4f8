// Two rows of answers side by side, and what chance would give.
#pragma once
#include <psychometrics/similarity.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace psychometrics {

// Answers as the comparison wants them: the option's place, the omitted one last; the same row with every
// right answer made unlike anything else's wrong one.
class Sheets {
  public:
    Sheets(const Choices&, const std::vector<std::vector<std::size_t>>& rights, const OptionCurves&);
    struct Matches {
        std::int64_t items = 0, all = 0, wrong = 0;
    };
    Matches compare(std::size_t a, std::size_t b) const;
    std::size_t persons() const { return persons_; }
    std::size_t items() const { return items_; }
    bool presented(std::size_t person, std::size_t item) const {
        return given_[person * stride_ + item] < 0xf0;
    }
    bool right(std::size_t person, std::size_t item) const { return wrong_[person * stride_ + item] == 0xfe; }
    std::size_t option(std::size_t person, std::size_t item) const { return given_[person * stride_ + item]; }
    std::int64_t wrong_count(std::size_t person) const { return wrong_count_[person]; }
    bool complete() const { return complete_; }

    // Chances of the same option, item by item of those both were presented: the right one, and a wrong one.
    void chances(std::size_t a, std::size_t b, std::vector<double>& right, std::vector<double>& wrong) const;
    struct Expected {
        double all = 0, all_variance = 0, wrong = 0, wrong_variance = 0,
               covariance = 0;  // of right and wrong matches
    };
    Expected expected(std::size_t a, std::size_t b) const;
    // Of `copier` matching the answers `source` gave: mean and variance (Wollack 1997).
    struct Copying {
        double mean = 0, variance = 0;
    };
    Copying copying(std::size_t copier, std::size_t source) const;
    // The same for every level a copier can have, where nothing is missing: far fewer than persons.
    std::vector<Copying> copying_by_level(std::size_t source) const;
    std::size_t level(std::size_t person) const { return level_[person]; }
    void copying_chances(std::size_t copier, std::size_t source, std::vector<double>&) const;

  private:
    Expected summed(std::size_t q, std::size_t r, std::span<const std::uint8_t> skip_a,
                    std::span<const std::uint8_t> skip_b) const;
    const double* row(std::size_t level) const {
        return curves_->chance.data() + level * items_ * curves_->options_most;
    }
    const OptionCurves* curves_;
    std::size_t persons_, items_, stride_;
    std::vector<std::uint8_t> given_, wrong_;  // padded to whole words
    std::vector<std::uint8_t> key_;            // items x options: a right option
    std::vector<std::int64_t> wrong_count_;
    std::vector<std::size_t> level_;  // per person
    std::vector<Expected> table_;     // levels x levels, where nothing is missing
    bool complete_ = true;
};

// The chance of at least `least` successes of independent trials with these chances.
double at_least(std::span<const double> chances, std::int64_t least);
// The chance of an outcome (right, wrong matches) no likelier than the one seen, among those with more
// matches than expected.
double unlikely_together(std::span<const double> right, std::span<const double> wrong,
                         std::int64_t rights_seen, std::int64_t wrongs_seen);

}  // namespace psychometrics
