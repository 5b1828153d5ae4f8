// Adaptive tests: which item comes next, when to stop, and what a bank would do to a population before it
// goes live.
#pragma once
#include <base/result.hpp>
#include <psychometrics/parameters.hpp>
#include <psychometrics/simulation.hpp>

#include <boost/describe.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace psychometrics {

// What the next item is the best of. L is the likelihood of the responses so far, t the provisional theta, p
// the prior.
enum class Criterion {
    mfi,        // most Fisher information at t (Lord 1980, 10.2)
    b_opt,      // difficulty nearest to t (Urry 1970); dichotomous items alone
    theta_opt,  // the theta of most information nearest to t (Li and Schafer 2005); dichotomous items alone
    mlwi,       // most information weighted by L (Veerkamp and Berger 1997)
    mpwi,       // the same by L p (van der Linden 1998)
    mei,        // most observed information expected after the response (van der Linden 1998)
    mepv,       // least posterior variance expected after the response (Owen 1975; van der Linden 1998)
    kl,         // most Kullback-Leibler divergence of t from every theta, weighted by L (Chang and Ying 1996)
    klp,        // the same by L p
    gdi,        // most variance of the response's chance under L (Kaplan, de la Torre and Barrada 2015)
    gdip,       // the same under L p
};
BOOST_DESCRIBE_ENUM(Criterion, mfi, b_opt, theta_opt, mlwi, mpwi, mei, mepv, kl, klp, gdi, gdip)
enum class Provisional { eap, map };
BOOST_DESCRIBE_ENUM(Provisional, eap, map)

// How chance keeps the best items from being worn out.
enum class Exposure {
    none,
    randomesque,     // one of the `among` best (Kingsbury and Zara 1989)
    sympson_hetter,  // the best, given with the chance `exposure_control` says of it, else the next (Sympson
                     // and Hetter 1985)
    progressive,     // a random part that gives way to information as the test goes on (Revuelta and Ponsoda
                     // 1998)
};
BOOST_DESCRIBE_ENUM(Exposure, none, randomesque, sympson_hetter, progressive)

struct ContentShare {
    std::string domain;
    double share = 0;  // of the test; all shares sum to 1
};
BOOST_DESCRIBE_STRUCT(ContentShare, (), (domain, share))

struct AdaptivePlan {
    Criterion criterion = Criterion::mfi;
    Criterion first =
        Criterion::mfi;  // of the first item: without responses most criteria know only the prior
    Provisional provisional = Provisional::eap;
    Latent prior{};
    double start = 0;        // theta of the first choice
    std::size_t nodes = 33;  // of every integral, equally spaced from lo to hi
    double lo = -4, hi = 4;  // an estimate lies between them
    std::size_t length_min = 1, length_max = 20;
    std::optional<double> se_below{};  // stop when the standard error is below
    std::optional<double> cut{};  // stop when the interval of `confidence` lies on one side of this theta
    double confidence = 0.95;
    Exposure exposure = Exposure::none;
    std::size_t among = 5;
    std::vector<double> exposure_control{};  // per item, 0 to 1
    std::vector<std::string> domains{};      // per item; empty: no balance
    std::vector<ContentShare>
        content{};  // the domain furthest below its share comes next (Kingsbury and Zara 1989)
    std::size_t strata =
        1;  // above 1: items in strata of ascending slope, early ones first (Chang and Ying 1999)
};

// What a test knows after some responses.
class AdaptiveState {
  public:
    // The bank must stay where it is. Faults of bank or plan: check with `faults_of(bank, plan)` first.
    AdaptiveState(const ParameterSet& bank, const AdaptivePlan&);
    void give(std::size_t item, std::uint8_t score);
    double theta() const { return theta_; }
    double se() const { return se_; }
    const std::vector<std::size_t>& asked() const { return asked_; }
    bool is_done() const;
    // The item to ask now; nothing when none is left. Chance is drawn only where `exposure` needs it.
    std::optional<std::size_t> next(Draws&) const;

  private:
    friend struct Criteria;
    std::vector<std::size_t> open_items() const;
    void estimate();
    const ParameterSet* bank_;
    const AdaptivePlan* plan_;
    std::vector<double> nodes_, prior_, log_likelihood_;
    std::vector<std::size_t> asked_;
    std::vector<std::uint8_t> scores_;
    std::vector<bool> used_;
    double theta_ = 0, se_ = 0;
};
// Codes: bad_parameter and item_twice of the set; plan_faulty; dichotomous_only; content_unknown (a share of
// a domain no item has). Empty: the plan can run.
Notices faults_of(const ParameterSet& bank, const AdaptivePlan&);

struct AdaptiveStep {
    std::string item;
    std::int64_t score = 0;
    double theta = 0, se = 0;  // after the response
};
BOOST_DESCRIBE_STRUCT(AdaptiveStep, (), (item, score, theta, se))
struct AdaptivePath {
    std::string person;
    std::vector<AdaptiveStep> steps;
    double theta = 0, se = 0;
    std::string stopped;  // length, precision, decision, bank_exhausted, not_answered
};
BOOST_DESCRIBE_STRUCT(AdaptivePath, (), (person, steps, theta, se, stopped))
// The test a person with these responses to the whole bank would have had. An item without a response ends
// it.
AdaptivePath adaptive_path(const ParameterSet& bank, const AdaptivePlan&,
                           std::span<const std::uint8_t> responses, Draws&);

// The exposure control parameters that keep every item's exposure below `rate_max`, by repeated simulation of
// a normal population (Sympson and Hetter 1985).
std::vector<double> exposure_controls(const ParameterSet& bank, AdaptivePlan, double rate_max,
                                      std::size_t persons, std::size_t rounds, Draws&);

struct ItemExposure {
    std::string item;
    double rate = 0;  // share of the tests that had it
};
BOOST_DESCRIBE_STRUCT(ItemExposure, (), (item, rate))
struct ConditionalPrecision {
    double theta = 0;
    double bias = 0, rmse = 0, mean_se = 0, mean_length = 0;
};
BOOST_DESCRIBE_STRUCT(ConditionalPrecision, (), (theta, bias, rmse, mean_se, mean_length))
struct BankSimulation {
    std::int64_t persons = 0;
    std::vector<ItemExposure> exposure;  // in the bank's order
    double overlap = 0;  // the mean share of items two tests have in common (Chen, Ankenmann and Spray 2003)
    std::int64_t never_used = 0;
    double bias = 0, rmse = 0, mean_length = 0, correlation = 0;
    std::vector<ConditionalPrecision> conditional;  // at theta -3 to 3
    std::optional<double> accuracy;                 // of the decision at `cut`
    std::optional<double> false_pass, false_fail;   // shares of all
};
BOOST_DESCRIBE_STRUCT(BankSimulation, (),
                      (persons, exposure, overlap, never_used, bias, rmse, mean_length, correlation,
                       conditional, accuracy, false_pass, false_fail))
// A population of the plan's prior, and `per_point` persons at each theta of the conditional table.
BankSimulation simulate_bank(const ParameterSet& bank, const AdaptivePlan&, std::size_t persons,
                             std::size_t per_point, Draws&);

}  // namespace psychometrics
