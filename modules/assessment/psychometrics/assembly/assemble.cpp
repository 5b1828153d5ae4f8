#include "draft.hpp"

#include <cmath>
#include <limits>

namespace psychometrics {
namespace {

// One try: annealing from a temperature where a usual swap is taken half the time down to where only better
// ones are.
Assembled one_try(const AssemblyProblem& p, double good_enough, std::uint64_t moves_max, Draws& draws) {
    Draft forms(p, draws);
    Assembled best{{}, std::numeric_limits<double>::infinity(), false, 0};
    double lowest_broken = std::numeric_limits<double>::infinity();
    const auto keep = [&] {
        const double broken = forms.violation(), off = forms.largest_deviation();
        if (broken < lowest_broken || (broken == lowest_broken && off < best.largest_deviation)) {
            lowest_broken = broken;
            best.forms = forms.sorted();
            best.largest_deviation = off;
            best.keeps_all = broken == 0;
        }
        return broken == 0 && off <= good_enough;
    };
    if (forms.movable() == 0) {
        keep();
        return best;
    }
    constexpr std::uint64_t looked_after = 4096;  // moves between two looks at the whole
    constexpr double hot = 1, cold = 1e-8;
    const double cooling = std::pow(cold / hot, double(looked_after) / double(moves_max));
    double temperature = hot;
    std::size_t furthest = forms.furthest_form();
    for (std::uint64_t move = 1; move <= moves_max; ++move) {
        best.moves = move;
        if (move % looked_after == 0) {
            if (keep()) {
                break;
            }
            temperature *= cooling;
        }
        // Half of the moves mend the form that is furthest off.
        if (move % 64 == 0) {
            furthest = forms.furthest_form();
        }
        const std::size_t form = move % 2 == 0 ? furthest : draws.below(p.forms);
        const std::size_t place = draws.below(forms.movable());
        const std::size_t in = draws.below(p.items.size());
        if (forms.holds(form, in)) {
            continue;
        }
        std::size_t other = p.forms;
        // An item that is on another form and may not be on two: the two change places.
        if (p.uses_most[in] == 1 && p.forms > 1) {
            for (std::size_t f = 0; f < p.forms && other == p.forms; ++f) {
                other = f != form && forms.holds(f, in) ? f : other;
            }
        }
        if (other == p.forms) {
            const double change = forms.change(form, place, in);
            if (change <= 0 || draws.uniform() < std::exp(-change / temperature)) {
                forms.swap(form, place, in);
            }
            continue;
        }
        const std::size_t other_place = draws.below(forms.movable());
        const double change = forms.holds(form, forms.item_at(other, other_place)) ||
                                      forms.holds(other, forms.item_at(form, place))
                                  ? std::numeric_limits<double>::infinity()
                                  : forms.change_between(form, place, other, other_place);
        if (change <= 0 || draws.uniform() < std::exp(-change / temperature)) {
            forms.swap_between(form, place, other, other_place);
        }
    }
    keep();
    return best;
}

}  // namespace

Assembled assemble(const AssemblyProblem& p, const AssemblySearch& search, Draws& draws) {
    Assembled best;
    std::uint64_t moves = 0, moves_max = search.moves;
    for (std::size_t t = 0; t < search.tries; ++t, moves_max *= 4) {
        Assembled next = one_try(p, search.good_enough, moves_max, draws);
        moves += next.moves;
        if (best.forms.empty() || next.keeps_all > best.keeps_all ||
            (next.keeps_all == best.keeps_all && next.largest_deviation < best.largest_deviation)) {
            best = std::move(next);
        }
        if (best.keeps_all && best.largest_deviation <= search.good_enough) {
            break;
        }
    }
    best.moves = moves;
    return best;
}

}  // namespace psychometrics
