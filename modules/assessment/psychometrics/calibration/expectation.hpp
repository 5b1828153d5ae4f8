// The E step: what is expected of the persons' thetas given their responses and a point.
#pragma once
#include <layout.hpp>

#include <memory>

namespace psychometrics {

// A column is a node of a group: columns = groups x nodes.
struct Expected {
    std::size_t columns = 0;
    std::vector<double> theta;        // per column
    std::vector<double> persons;      // expected persons per column
    std::vector<double> right;        // per item: right responses
    std::vector<double> right_theta;  // per item: sum over them of the person's expected theta
    std::vector<double>
        presented;  // items x columns: expected persons who were presented it; empty: all persons
    std::vector<double>
        right_at;  // items x columns: expected right responses; empty where no item needs them
    double log_likelihood = 0;

    const double* presented_to(std::size_t item) const {
        return presented.empty() ? persons.data() : presented.data() + item * columns;
    }
};

class Expectation {
  public:
    virtual ~Expectation() = default;
    virtual void at(const Point&, Expected&) = 0;
};

// For any items.
std::unique_ptr<Expectation> expectation_by_tables(const Screened&, const CalibrationPlan&);
// For items without guessing, of which the persons' sets of items presented are few (else nothing): the sum
// of the slopes of the items a person answered right is all the posterior depends on.
std::unique_ptr<Expectation> expectation_by_sums(const Screened&, const CalibrationPlan&);

}  // namespace psychometrics
