#include <qti/problem.hpp>

#include <algorithm>

namespace qti {

bool has_errors(const Problems& problems) {
    return std::ranges::any_of(problems, [](const Problem& one) { return one.severity == Severity::error; });
}

}  // namespace qti
