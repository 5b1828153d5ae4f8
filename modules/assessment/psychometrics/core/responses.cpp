#include <base/must.hpp>
#include <base/text.hpp>
#include <psychometrics/responses.hpp>

#include <algorithm>

namespace psychometrics {

Responses settle(Responses r, const Blanks& blanks) {
    for (auto& score : r.scores) {
        if (score == omitted) {
            score = blanks.omitted_as;
        } else if (score == not_reached) {
            score = blanks.not_reached_as;
        }
    }
    return r;
}

Responses with_persons(const Responses& r, std::span<const std::size_t> persons) {
    Responses out{r.items, {}};
    out.groups = r.groups;
    out.scores.reserve(persons.size() * r.item_count());
    for (const std::size_t p : persons) {
        MUST(p < r.person_count());
        const auto row = r.row(p);
        out.scores.insert(out.scores.end(), row.begin(), row.end());
        if (!r.persons.empty()) {
            out.persons.push_back(r.persons[p]);
        }
        if (!r.group_of.empty()) {
            out.group_of.push_back(r.group_of[p]);
        }
    }
    return out;
}

Responses with_items(const Responses& r, std::span<const std::size_t> items) {
    Responses out{{}, {}, r.persons, r.groups, r.group_of};
    for (const std::size_t i : items) {
        MUST(i < r.item_count());
        out.items.push_back(r.items[i]);
    }
    out.scores.reserve(items.size() * r.person_count());
    for (std::size_t p = 0; p < r.person_count(); ++p) {
        const auto row = r.row(p);
        for (const std::size_t i : items) {
            out.scores.push_back(row[i]);
        }
    }
    return out;
}

std::string data_hash_of(const Responses& r) {
    std::string names;
    for (const auto* list : {&r.items, &r.groups}) {
        for (const auto& name : *list) {
            names += name + '\n';
        }
        names += '\f';
    }
    std::string groups;
    for (const std::uint16_t g : r.group_of) {
        groups += std::to_string(g) + '\n';
    }
    const std::string_view scores(reinterpret_cast<const char*>(r.scores.data()), r.scores.size());
    return "sha256:" + sha256(sha256(names) + sha256(groups) + sha256(scores));
}

std::vector<std::uint8_t> highest_scores(const Responses& r) {
    std::vector<std::uint8_t> highest(r.item_count(), 0);
    for (std::size_t p = 0; p < r.person_count(); ++p) {
        const auto row = r.row(p);
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (row[i] <= score_max && row[i] > highest[i]) {
                highest[i] = row[i];
            }
        }
    }
    return highest;
}

}  // namespace psychometrics
