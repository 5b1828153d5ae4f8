// Scored responses of persons to items, as every estimator takes them.
#pragma once
#include <psychometrics/notice.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace psychometrics {

// A score is 0 to score_max; what is no score is one of these.
constexpr std::uint8_t score_max = 250;
constexpr std::uint8_t not_presented = 255;  // missing by design: says nothing about the person
constexpr std::uint8_t omitted = 254;        // presented, seen, left blank
constexpr std::uint8_t not_reached = 253;    // presented, but the time ran out before it

struct Responses {
    std::vector<std::string> items;      // ids, each once
    std::vector<std::uint8_t> scores;    // persons x items, a person's row after the other
    std::vector<std::string> persons{};  // ids, each once; empty: persons have no ids
    std::vector<std::string> groups{};   // names of the groups, in order of appearance; empty: one population
    std::vector<std::uint16_t> group_of{};  // per person its place in groups; empty as groups is

    std::size_t item_count() const { return items.size(); }
    std::size_t person_count() const { return items.empty() ? 0 : scores.size() / items.size(); }
    std::uint8_t at(std::size_t person, std::size_t item) const {
        return scores[person * items.size() + item];
    }
    std::span<const std::uint8_t> row(std::size_t person) const {
        return {scores.data() + person * items.size(), items.size()};
    }
};

// What an omitted or not reached response counts as. The defaults are the programme's (blank = 0): an exam is
// scored so. For calibration not reached ones are better taken as not presented, since speed would look like
// difficulty (Lord 1980, 15.1, on the difference of omitted and not reached).
struct Blanks {
    std::uint8_t omitted_as = 0;
    std::uint8_t not_reached_as = 0;
};
// The same with scores and `not_presented` alone: what the estimators take.
Responses settle(Responses, const Blanks& = {});

// The chosen persons (by place, in the order given; may repeat, as a bootstrap does) or items.
Responses with_persons(const Responses&, std::span<const std::size_t>);
Responses with_items(const Responses&, std::span<const std::size_t>);
// "sha256:…" of the items' ids, the persons' groups and every score: says whether two runs had the same data.
std::string data_hash_of(const Responses&);
// The highest score seen of each item; 0 for an item nobody was presented.
std::vector<std::uint8_t> highest_scores(const Responses&);

}  // namespace psychometrics
