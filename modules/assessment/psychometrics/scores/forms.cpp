#include "forms.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace psychometrics {

std::vector<PresentedForm> forms_of(const Responses& responses) {
    std::vector<PresentedForm> out;
    std::unordered_map<std::string, std::size_t> place;
    std::string mask(responses.item_count(), '0');
    for (std::size_t person = 0; person < responses.person_count(); ++person) {
        const auto row = responses.row(person);
        for (std::size_t i = 0; i < row.size(); ++i) {
            mask[i] = row[i] == not_presented ? '0' : '1';
        }
        const auto [found, is_new] = place.emplace(mask, out.size());
        if (is_new) {
            out.emplace_back();
            for (std::size_t i = 0; i < row.size(); ++i) {
                if (mask[i] == '1') {
                    out.back().items.push_back(i);
                }
            }
        }
        out[found->second].persons.push_back(person);
    }
    std::erase_if(out, [](const PresentedForm& f) { return f.items.empty(); });
    std::ranges::stable_sort(out, std::ranges::greater{},
                             [](const PresentedForm& f) { return f.persons.size(); });
    return out;
}

}  // namespace psychometrics
