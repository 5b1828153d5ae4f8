#include <itembank/itembank.hpp>
#include <scoring/correction.hpp>

namespace scoring {

Remedies remedies_of(const std::vector<Correction>& corrections, std::int64_t up_to) {
    Remedies out;
    for (const Correction& c : corrections) {
        if (c.number > up_to) {
            continue;
        }
        Remedied& r = out[c.item];
        switch (c.remedy) {
            case Remedy::void_item:
                r = {.voided = true};
                break;
            case Remedy::full_credit:
                r = {.full = true};
                break;
            case Remedy::change_key:
                r = {.replaced = true, .accepted = c.accepted};
                break;
            case Remedy::accept_also:
                r.accepted.insert(r.accepted.end(), c.accepted.begin(), c.accepted.end());
                break;
        }
    }
    return out;
}

itembank::Points points_for(const itembank::Content& content,
                            const std::optional<itembank::Response>& response, std::uint64_t seed,
                            const Remedied* remedied) {
    const itembank::Points plain = itembank::score_response(content, response, seed);
    if (remedied == nullptr) {
        return plain;
    }
    if (remedied->voided) {
        return {0, 0};
    }
    const bool accepted =
        response && std::ranges::any_of(remedied->accepted, [&](const itembank::Response& right) {
            return itembank::same_answer(content, *response, right);
        });
    if (remedied->full || accepted) {
        return {plain.possible, plain.possible};
    }
    return remedied->replaced ? itembank::Points{0, plain.possible} : plain;
}

}  // namespace scoring
