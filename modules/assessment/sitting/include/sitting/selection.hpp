// Which items a candidate gets, in which order: a pure function of the form, the seed and what has happened.
// Nothing of its outcome is stored; whoever has the log's first entry and the form computes it again. So an
// algorithm that has been used once is never changed: a better one gets a new name.
#pragma once
#include <sitting/events.hpp>

#include <span>

namespace sitting {

struct BlueprintItem {
    ItemId item;
    Shape shape;        // in the author's order; of an ordering that is the right order
    std::string group;  // the case study it belongs to; items that follow each other in one stay together
    bool operator==(const BlueprintItem&) const = default;
};
// A frozen form, in the author's order. Payloads name items and options by their place in it.
struct Blueprint {
    FormId form;
    std::vector<BlueprintItem> items;
    bool operator==(const Blueprint&) const = default;
};
// Can it be sat? Refusals: no_items, bad_form (an item or option twice, no options, a matching without
// prompts).
Done sittable(const Blueprint&);
std::optional<std::size_t> place_of(const Blueprint&, const ItemId&);  // in the author's order

struct Selected {
    std::vector<Placed> items;  // what the candidate has got so far, in order
    bool complete = true;       // nothing more will come
    bool operator==(const Selected&) const = default;
};

// "fixed": all items at once. Options and prompts are shuffled, the steps of an ordering never stand in the
// right order, groups stay whole and in order, and the groups and single items are shuffled among each other.
inline constexpr const char* fixed_selection = "fixed";

// What a randomised item draws its numbers from: of the attempt's seed and the item's place in the form, so
// it does not depend on what else was placed. Below 2^53, to be a number in any JSON.
std::uint64_t item_seed(std::uint64_t attempt_seed, std::size_t place);

// A method is a pure function of (blueprint, seed, events), so that an attempt can be resumed on any server
// and replayed in any year. What it has placed stays placed: with more events the list may only grow at its
// end, and it grows on what was answered, never on when. Refused as `unknown_selection`.
Result<Selected> select(std::string_view method, const Blueprint&, std::uint64_t seed,
                        std::span<const Entry> events = {});

// The numbers behind every shuffle: SplitMix64 (Steele, Lea and Flood 2014), the same on every machine.
class Draw {
  public:
    explicit Draw(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    std::uint64_t below(std::uint64_t bound);  // uniform in [0, bound): what would favour one is drawn again

  private:
    std::uint64_t state_;
};

}  // namespace sitting
