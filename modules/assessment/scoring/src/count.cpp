#include "count.hpp"

#include <base/must.hpp>
#include <itembank/itembank.hpp>

#include <cmath>

namespace scoring {
namespace {

struct Sum {
    double earned = 0, possible = 0;
    void add(const itembank::Points& p) {
        earned += p.earned;
        possible += p.possible;
    }
};
// Three thirds are one point, whatever their last bit says.
int whole(double points) { return int(std::floor(points + 0.5 + 1e-6)); }

}  // namespace

Count count(const itembank::Form& form, const std::vector<itembank::ItemVersion>& items,
            const Answers& answers, const Remedies& remedies) {
    std::map<itembank::ItemVersionId, const itembank::Content*> contents;
    for (const auto& item : items) {
        contents[item.id] = &item.content;
    }
    Count out;
    Sum all;
    std::vector<Sum> sections;
    for (const auto& placed : form.items) {
        if (!placed.scored) {
            continue;
        }
        const auto content = contents.find(placed.item);
        MUST(content != contents.end());  // a form without one of its items cannot be counted fairly
        const auto answer = answers.find(placed.item);
        const bool given = answer != answers.end();
        const auto remedied = remedies.find(placed.item);
        const auto points = points_for(
            *content->second, given ? std::optional(answer->second.response) : std::nullopt,
            given ? answer->second.seed : 0, remedied != remedies.end() ? &remedied->second : nullptr);
        out.items.emplace_back(placed.item, points);
        auto domain = std::ranges::find(out.domains, placed.domain, &DomainCount::domain);
        if (domain == out.domains.end()) {
            domain = out.domains.insert(out.domains.end(), {placed.domain, {}});
            sections.emplace_back();
        }
        ++domain->section.items;
        sections[std::size_t(domain - out.domains.begin())].add(points);
        all.add(points);
    }
    out.raw = whole(all.earned);
    out.all_right = whole(all.possible);
    for (std::size_t i = 0; i < sections.size(); ++i) {
        out.domains[i].section.raw = whole(sections[i].earned);
        out.domains[i].section.all_right = whole(sections[i].possible);
    }
    return out;
}

}  // namespace scoring
