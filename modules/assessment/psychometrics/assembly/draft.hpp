// Forms while they are being searched, with what a swap would change.
#pragma once
#include <psychometrics/assembly.hpp>

namespace psychometrics {

// Energy = penalty * (how far constraints are broken) + the squared deviations of information. A swap is
// judged by what it changes alone: a few ranges, the enemies of two items, a form's information.
class Draft {
  public:
    Draft(const AssemblyProblem&, Draws&);
    // Item `in` for the item at that place; where `in` is free there. The change of energy.
    double change(std::size_t form, std::size_t place, std::size_t in) const;
    void swap(std::size_t form, std::size_t place, std::size_t in);
    // The items at two places of two forms change places.
    double change_between(std::size_t form, std::size_t place, std::size_t other, std::size_t other_place);
    void swap_between(std::size_t form, std::size_t place, std::size_t other, std::size_t other_place);

    bool holds(std::size_t form, std::size_t item) const { return on_[form * items_ + item] != 0; }
    std::size_t item_at(std::size_t form, std::size_t place) const { return at_[form][place]; }
    std::size_t movable() const { return movable_; }  // places of each form that hold no anchor
    double violation() const;                         // from scratch: 0 when all is kept
    double largest_deviation() const;
    std::size_t furthest_form() const;
    std::vector<std::vector<std::size_t>> sorted() const;
    static constexpr double penalty = 50;

  private:
    double range_cost(std::size_t form, std::size_t range, double more) const;
    double ranges_change(std::size_t form, std::size_t out, std::size_t in) const;
    double set_cost(std::size_t set, std::int64_t count) const;
    double sets_change(std::size_t form, std::size_t out, std::size_t in) const;
    double overlap_change(std::size_t form, std::size_t out, std::size_t in) const;
    double use_cost(std::size_t item, std::int64_t uses) const;
    double information_change(std::size_t form, std::size_t out, std::size_t in) const;
    void put(std::size_t form, std::size_t item, int sign);
    void fill(Draws&);

    const AssemblyProblem& p_;
    std::size_t items_, movable_;
    std::vector<std::vector<std::size_t>> at_;  // per form: movable places, then anchors
    std::vector<std::uint8_t> on_;              // forms x items
    std::vector<bool> anchor_;
    std::vector<std::vector<std::size_t>> enemies_;                       // per item
    std::vector<std::vector<std::pair<std::size_t, double>>> in_ranges_;  // per item: range, weight
    std::vector<std::vector<std::size_t>> in_sets_;                       // per item
    std::vector<double> sums_, scale_;                                    // forms x ranges; a range's unit
    std::vector<std::int64_t> set_counts_, uses_, shared_;  // forms x sets; per item; forms x forms
    std::vector<double> deviation_;                         // forms x thetas
};

}  // namespace psychometrics
