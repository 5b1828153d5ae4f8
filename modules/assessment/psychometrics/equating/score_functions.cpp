#include "score_functions.hpp"

namespace psychometrics {

Eigen::MatrixXd score_functions(std::int64_t points, std::int64_t degree) {
    Eigen::MatrixXd out(points, degree);
    for (std::int64_t i = 0; i < points; ++i) {
        const double x = points > 1 ? 2 * double(i) / double(points - 1) - 1 : 0;
        double before = 1, now = x;
        for (std::int64_t d = 0; d < degree; ++d) {
            out(i, d) = now;
            const double next = 2 * x * now - before;
            before = now;
            now = next;
        }
    }
    return out;
}

}  // namespace psychometrics
