// The bookmark method: judges place a mark in a booklet of items ordered from easy to hard.
#pragma once
#include <psychometrics/parameters.hpp>
#include <psychometrics/standard_setting.hpp>

namespace psychometrics {

// Whether guessing is part of the chance that orders the booklet: P = RP, or (P - c) / (1 - c) = RP (Cizek
// and Bunch 2007, ch. 10). Alike where c = 0.
enum class Guessing { in_probability, taken_out };
BOOST_DESCRIBE_ENUM(Guessing, in_probability, taken_out)
// Which theta a mark means: the marked page's location, the location of the page before it (the last one
// mastered), or halfway.
enum class MarkMeans { marked_page, page_before, between };
BOOST_DESCRIBE_ENUM(MarkMeans, marked_page, page_before, between)
enum class PanelCentre { median, mean };
BOOST_DESCRIBE_ENUM(PanelCentre, median, mean)

struct BookmarkPlan {
    double response_probability =
        2.0 / 3;  // RP67 (Huynh 2006: where an item's score gives most information); also 0.5
    Guessing guessing = Guessing::in_probability;
    MarkMeans mark = MarkMeans::marked_page;
    PanelCentre centre = PanelCentre::median;
    ImpactPlan impact{};
};

struct BookletPage {
    std::int64_t page = 0;  // from 1
    std::string item;
    std::int64_t score = 1;  // of a polytomous item: the score reached with probability RP or more
    double location = 0;     // theta
};
BOOST_DESCRIBE_STRUCT(BookletPage, (), (page, item, score, location))
struct Booklet {
    std::vector<BookletPage> pages;
    Notices problems;  // item_without_location: RP is not above c, or a nominal item
};
// Ascending by location; equal ones by their order in the set. Refused: no_items, faulty_parameters,
// response_probability_outside (not inside 0..1).
Result<Booklet> booklet(const ParameterSet&, const BookmarkPlan& = {});

struct Mark {
    std::string judge;
    std::int64_t round = 1;
    std::string table{};  // small group that talked among themselves; empty: none
    std::int64_t page = 0;
};
// Columns judge, page (or bookmark), round and table where they are.
Result<std::vector<Mark>> read_marks(const Table&);

struct JudgeMark {
    std::string judge, table;
    std::int64_t page = 0;
    double theta = 0, raw_cut = 0;
};
BOOST_DESCRIBE_STRUCT(JudgeMark, (), (judge, table, page, theta, raw_cut))
// theta_cut is the judges' median or mean, raw_cut its expected sum score (the test characteristic curve).
// Errors over judges: se_mean sd / sqrt(n), se_median 1.2533 sd / sqrt(n) (of normal cuts); se_cluster
// sqrt(sd^2 / n (1 + (n / g - 1) r)) with g tables and r their intraclass correlation, not below 0 (Lewis,
// Green, Mitzel, Baum and Patz 1998). raw_se is the chosen one's times the slope of the curve.
struct BookmarkRound {
    std::int64_t round = 1;
    std::vector<JudgeMark> judges;
    double theta_cut = 0, raw_cut = 0, mean_theta = 0, median_theta = 0;
    std::optional<double> sd{}, se_mean{}, se_median{}, intraclass{}, se_cluster{}, raw_se{};
};
BOOST_DESCRIBE_STRUCT(BookmarkRound, (),
                      (round, judges, theta_cut, raw_cut, mean_theta, median_theta, sd, se_mean, se_median,
                       intraclass, se_cluster, raw_se))
struct BookmarkReport {
    double response_probability = 0;
    Guessing guessing = Guessing::in_probability;
    MarkMeans mark = MarkMeans::marked_page;
    PanelCentre centre = PanelCentre::median;
    double theta_cut = 0, cut = 0;  // of the last round; cut in raw points
    std::int64_t required_score = 0;
    std::optional<double> se{};  // of the cut in raw points
    std::vector<BookmarkRound> rounds;
    std::vector<BookletPage> booklet;
    std::vector<Impact> impact;
    Notices problems;
};
BOOST_DESCRIBE_STRUCT(BookmarkReport, (),
                      (response_probability, guessing, mark, centre, theta_cut, cut, required_score, se,
                       rounds, booklet, impact, problems))
// Lewis, Mitzel and Green (1996). Refused: as booklet, no_marks, mark_twice, mark_outside (no such page, or
// none before it). Problems: panel_…, one_round.
Result<BookmarkReport> bookmark(const ParameterSet&, const std::vector<Mark>&, const BookmarkPlan& = {});

}  // namespace psychometrics
