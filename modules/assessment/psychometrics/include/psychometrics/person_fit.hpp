// Does a person's pattern of answers fit: against the model, and against the group.
#pragma once
#include <psychometrics/scores.hpp>

namespace psychometrics {

struct PersonFitPlan {
    ScoreMethod method = ScoreMethod::wle;  // the theta the pattern is judged at: eap, map, ml or wle
    std::optional<Latent> prior{};          // of eap and map; default: the set's
    // Or thetas from elsewhere, one a person; `method` does not matter then, and lz_star takes them for
    // maximum likelihood.
    std::optional<std::vector<std::optional<double>>> thetas{};
};

struct PersonFit {
    std::string person;
    std::int64_t raw = 0, items = 0;
    std::optional<double> theta;
    // Standardised log-likelihood of the pattern: low where it is unlikely (Drasgow, Levine and Williams
    // 1985; mirt's Zh).
    std::optional<double> lz;
    // The same corrected for theta being an estimate, about standard normal (Snijders 2001; several scores:
    // Sinharay 2016).
    std::optional<double> lz_star;
    std::optional<double> infit, z_infit, outfit, z_outfit;  // over the person's items, at theta
    // Against the group: of dichotomous items, each asked of everybody.
    std::optional<double> guttman_errors;  // pairs with the easier item wrong and the harder right (G)
    std::optional<double> guttman_share;   // G / (r (n - r)), 0 to 1 (Gnormed)
    std::optional<double> caution;         // C*, 0 to 1 (Harnisch and Linn 1981)
    std::optional<double> u3, z_u3;        // 0 to 1, and standardised (van der Flier 1982)
    std::optional<double> ht;  // the person's scalability, at most 1; low is odd (Sijtsma and Meijer 1992)
    std::optional<double> conformity;      // NCI, -1 to 1, 1 - 2 guttman_share (Tatsuoka and Tatsuoka 1983)
    std::optional<double> point_biserial;  // with the items' proportions right (Donlon and Fischer 1968)
};
BOOST_DESCRIBE_STRUCT(PersonFit, (),
                      (person, raw, items, theta, lz, lz_star, infit, z_infit, outfit, z_outfit,
                       guttman_errors, guttman_share, caution, u3, z_u3, ht, conformity, point_biserial))

struct PersonsFit {
    std::vector<PersonFit> persons;
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(PersonsFit, (), (persons, problems))

// lz_star needs the estimating equation of theta, so there is none with eap; with ml none for patterns
// without an estimate. The group's figures are empty for persons with everything right or wrong, and for all
// (problem no_group_figures) where items have more than two scores or somebody was not presented an item.
// Refused: plan_faulty (eapsum, or not
// one theta a person).
Result<PersonsFit> person_fit(const Aligned&, const PersonFitPlan& = {});

}  // namespace psychometrics
