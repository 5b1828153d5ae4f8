// A living demo: simulated candidates over the months before the first start. Everything they do goes through
// the routes that a person's browser would ask, with the clock moved through the months in order, so every
// row, announcement and job is the product's own. docs/demo-population.md says by which model.
#pragma once
#include <installation.hpp>
#include <plain/plain.hpp>

#include <functional>

namespace population {

struct Progress {
    double share = 0;  // of the simulated time, 0 to 1
    Instant at{};      // where the simulated clock stands
};
struct Wish {
    std::int64_t people = 0;
    Instant until{};  // the simulated time ends here
    std::function<void(const Progress&)> progress;
};
// What the model expects of an item over all exams that were sat: to be compared with what came out.
struct Expected {
    std::int64_t n = 0;
    double right = 0, a = 1, b = 0;
    double p() const { return n == 0 ? 0 : right / double(n); }
};
struct Made {
    std::int64_t people = 0, attempts = 0, answers = 0, requests = 0;
    std::map<std::string, Expected> expected;     // by the item's name
    std::map<std::string, std::int64_t> refused;  // what the product said no to, by route and code
};

// Where the simulated time begins.
Instant beginning(const plain::Folder& programme, Instant until);
// Fills an empty demo installation that stands at `beginning`. Throws std::runtime_error with a sentence.
Made populate(app::Installation&, const plain::Folder& programme, const Wish&);

}  // namespace population
