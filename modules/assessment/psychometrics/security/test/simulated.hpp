// Exams nobody sat: choices by a model of ability and attractive wrong options, and times by the lognormal
// model.
#pragma once
#include <psychometrics/csv.hpp>
#include <psychometrics/simulation.hpp>
#include <psychometrics/times.hpp>

#include <string>
#include <vector>

namespace psychometrics {

struct Exam {
    Choices choices;
    std::vector<std::vector<std::size_t>> rights;
};
// Four options with guessing, wrong ones of unequal attraction; shares of omitted and not presented cells.
Exam honest_exam(std::size_t persons, std::size_t items, double omitted_share, double absent_share, Draws&);
// `copier` takes each answer of `source` with this chance.
void copy_answers(Exam&, std::size_t copier, std::size_t source, double share, Draws&);
std::vector<std::string> numbered(std::size_t count);

struct TrueTimes {
    std::vector<double> beta, alpha, tau;
    Times times;
};
TrueTimes honest_times(std::size_t persons, std::size_t items, double speed_sd, Draws&);

// The 99.9 % point of a binomial count with a chance of at most p: more of them is no accident.
int binomial_bound(int trials, double p);

}  // namespace psychometrics
