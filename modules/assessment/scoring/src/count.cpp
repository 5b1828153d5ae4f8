#include "count.hpp"

#include <base/must.hpp>
#include <itembank/itembank.hpp>

namespace scoring {

Count count(const itembank::Form& form, const std::vector<itembank::ItemVersion>& items,
            const Answers& answers) {
    std::map<itembank::ItemVersionId, const itembank::Content*> contents;
    for (const auto& item : items) {
        contents[item.id] = &item.content;
    }
    Count out;
    for (const auto& placed : form.items) {
        if (!placed.scored) {
            continue;
        }
        const auto content = contents.find(placed.item);
        MUST(content != contents.end());  // a form without one of its items cannot be counted fairly
        const auto answer = answers.find(placed.item);
        const auto points = itembank::score_response(
            *content->second, answer != answers.end() ? std::optional(answer->second) : std::nullopt);
        auto domain = std::ranges::find(out.domains, placed.domain, &DomainCount::domain);
        if (domain == out.domains.end()) {
            domain = out.domains.insert(out.domains.end(), {placed.domain, {}});
        }
        ++domain->section.items;
        domain->section.raw += int(points.earned);
        domain->section.all_right += int(points.possible);
        out.raw += int(points.earned);
        out.all_right += int(points.possible);
    }
    return out;
}

}  // namespace scoring
