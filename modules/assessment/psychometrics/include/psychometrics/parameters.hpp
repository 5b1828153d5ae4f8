// Item parameters, and the metric they are stated in. This is both what the estimators give and what is
// written down.
#pragma once
#include <psychometrics/notice.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace psychometrics {

// Written as rasch, 1pl, 2pl, 3pl, grm, pcm, gpcm, nrm.
enum class Model { rasch, one_pl, two_pl, three_pl, grm, pcm, gpcm, nrm };
std::string_view name_of(Model);
std::optional<Model> model_named(std::string_view);
inline bool is_dichotomous(Model m) { return m <= Model::three_pl; }

// One item. With z_k = D a (theta - b_k), D the metric of its set:
//   rasch, 1pl, 2pl, 3pl  P(1) = c + (1 - c) / (1 + exp(-z)), z = D a (theta - b); a = 1 for Rasch, c = 0 but
//   for 3PL
//                         (Rasch 1960; Birnbaum 1968)
//   grm    P(score >= k) = 1 / (1 + exp(-z_k)), k = 1..K, steps ascending (Samejima 1969)
//   pcm, gpcm  P(k) proportional to exp(sum of z_1..z_k) (Masters 1982; Muraki 1992); a = 1 for PCM
//   nrm    P(k) proportional to exp(slopes_k theta + intercepts_k), the first of each 0 (Bock 1972); no D: a
//   nominal
//          item's slopes and intercepts are on the logistic metric whatever D is
struct ItemParameters {
    std::string item;
    Model model = Model::two_pl;
    double a = 1;                                  // slope; 0 for nrm
    double b = 0;                                  // difficulty; polytomous: the mean of the steps; 0 for nrm
    double c = 0;                                  // lower asymptote
    std::vector<double> steps{};                   // grm, pcm, gpcm: one per score above 0
    std::vector<double> slopes{};                  // nrm: one per score, from 0
    std::vector<double> intercepts{};              // nrm: one per score, from 0
    std::optional<double> se_a{}, se_b{}, se_c{};  // standard errors, where they were asked for and exist
    std::vector<double> se_steps{}, se_slopes{}, se_intercepts{};
};
BOOST_DESCRIBE_STRUCT(ItemParameters, (),
                      (item, model, a, b, c, steps, slopes, intercepts, se_a, se_b, se_c, se_steps, se_slopes,
                       se_intercepts))

// The normal distribution of the persons' theta.
struct Latent {
    double mean = 0;
    double sd = 1;
};
BOOST_DESCRIBE_STRUCT(Latent, (), (mean, sd))

struct GroupLatent {
    std::string group;
    std::int64_t persons = 0;
    double mean = 0, sd = 1;
    std::optional<double> se_mean{}, se_sd{};
};
BOOST_DESCRIBE_STRUCT(GroupLatent, (), (group, persons, mean, sd, se_mean, se_sd))

// A prior density on one kind of parameter: `normal` on b, `lognormal` on a (mean and sd of log a),
// `logit_normal` on c (mean and sd of log(c / (1 - c))).
struct Prior {
    std::string family;
    double mean = 0;
    double sd = 1;
};
BOOST_DESCRIBE_STRUCT(Prior, (), (family, mean, sd))
struct Priors {
    std::optional<Prior> a{}, b{}, c{};
};
BOOST_DESCRIBE_STRUCT(Priors, (), (a, b, c))

struct ParameterSet {
    std::string model;  // the model of all items, or "mixed"
    double metric = 1;  // D: 1 is the logistic metric, 1.7 (or 1.702) the normal one
    std::vector<ItemParameters> items;
    Latent latent{};
    std::vector<GroupLatent> groups{};
    Priors priors{};
    std::string data_hash{};  // of the responses they were estimated from; empty: unknown
};
BOOST_DESCRIBE_STRUCT(ParameterSet, (), (model, metric, items, latent, groups, priors, data_hash))

// The same curves stated in another metric: a changes, b and c stay.
ParameterSet in_metric(ParameterSet, double metric);
// What is wrong with a set somebody wrote: an item twice, a slope that is not above 0, c outside [0, 1),
// steps out of order (grm), a number that is none. Empty: nothing.
Notices faults_of(const ParameterSet&);

}  // namespace psychometrics
