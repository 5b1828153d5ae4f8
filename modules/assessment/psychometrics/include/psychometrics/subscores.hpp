// Whether a part score tells more about a person than the whole score does (Haberman 2008).
#pragma once
#include <base/result.hpp>
#include <psychometrics/csv.hpp>
#include <psychometrics/notice.hpp>
#include <psychometrics/responses.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace psychometrics {

// A combination of part and whole is worth its trouble where its PRMSE exceeds both others by more than this
// (ours).
constexpr double augmented_gain_min = 0.01;
constexpr std::int64_t verdict_persons_min = 200;  // below, no verdict is given
constexpr std::size_t domains_max = 100;

struct ItemDomain {
    std::string item, domain;
};
// From a table with the columns item and domain. Refused: column_missing, domain_empty, domain_twice (an item
// in two).
Result<std::vector<ItemDomain>> read_domains(const Table&);

struct SubscorePlan {
    std::vector<ItemDomain> domains;
    Blanks blanks{};
    std::vector<std::string> pretest{};
    std::int64_t minimum = verdict_persons_min;
};

// A domain's score s, the total x being the sum of all domains' scores, true scores s_t and x_t. var(s_t) is
// reliability var(s); errors being uncorrelated, cov(s_t, x) is var(s_t) + sum of s's covariances with the
// other domains.
//   reliability        alpha (Cronbach 1951)
//   prmse_subscore     the same: of s_t from s by Kelley's regression (Haberman 2008)
//   prmse_total        cov(s_t, x)^2 / (var(s_t) var(x)): from the total (Haberman 2008; Sinharay 2010)
//   prmse_augmented    c' V^-1 c / var(s_t), c = (var(s_t), cov(s_t, x)), V the covariances of s and x: from
//                      both (Haberman 2008)
//   added_value        prmse_subscore > prmse_total (Haberman 2008; Sinharay 2010)
//   value_added_ratio  prmse_subscore / prmse_total (Feinberg and Jurich 2017)
//   augmented_added_value  prmse_augmented is above both by more than augmented_gain_min
//   disattenuated_with_rest  correlation of s_t with the true sum of the other domains
// A PRMSE is the share of var(s_t) that is known: 0 nothing, 1 all. Estimates may leave [0, 1] in small data:
// told.
struct Subscore {
    std::string domain;
    std::int64_t k = 0;       // items
    std::int64_t points = 0;  // highest sum
    std::optional<double> mean, sd, sem, reliability;
    std::optional<double> correlation_with_total, disattenuated_with_rest;
    std::optional<double> prmse_subscore, prmse_total, prmse_augmented, value_added_ratio;
    // Of s - mean and of x - mean in the augmented estimate of s_t - mean.
    std::optional<double> weight_subscore, weight_total;
    std::optional<bool> added_value, augmented_added_value;
};
BOOST_DESCRIBE_STRUCT(Subscore, (),
                      (domain, k, points, mean, sd, sem, reliability, correlation_with_total,
                       disattenuated_with_rest, prmse_subscore, prmse_total, prmse_augmented,
                       value_added_ratio, weight_subscore, weight_total, added_value, augmented_added_value))

// disattenuated = correlation / sqrt(the product of the reliabilities) (Spearman 1904); chance can take it
// beyond 1.
struct SubscorePair {
    std::string first, second;
    std::optional<double> correlation, disattenuated;
};
BOOST_DESCRIBE_STRUCT(SubscorePair, (), (first, second, correlation, disattenuated))

struct SubscoreValue {
    std::int64_t persons = 0, n = 0;  // in the responses; of them with all items
    std::int64_t k = 0;
    std::optional<double> mean, sd;  // of the total
    // alpha of all items, and stratified alpha: 1 - sum of the domains' error variances / var(x) (Cronbach,
    // Schoenemann and McKie 1965), which is the total's reliability in Haberman's model.
    std::optional<double> alpha, stratified_alpha;
    std::vector<Subscore> subscores;  // by the first item of each in the responses
    std::vector<SubscorePair> pairs;
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(SubscoreValue, (),
                      (persons, n, k, mean, sd, alpha, stratified_alpha, subscores, pairs, problems))

// Persons with a score on every item of every domain count. Told: item_without_domain, domain_unknown_item,
// item_not_presented, domain_too_short, subscore_constant, subscore_unreliable, prmse_beyond_one,
// incomplete_persons, few_responses. Refused: no_responses, no_domains, one_domain, too_many_domains,
// too_few_persons.
Result<SubscoreValue> subscore_value(const Responses&, const SubscorePlan&);

}  // namespace psychometrics
