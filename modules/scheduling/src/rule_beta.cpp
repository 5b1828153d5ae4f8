#include "rules.hpp"

#include <fmt/format.h>
#include <algorithm>

namespace scheduling {

MaybeReason beta_once(const Standing& standing, const Policies& policies) {
    if (!standing.beta) {
        return std::nullopt;
    }
    const auto sat = std::ranges::count(standing.sittings, standing.exam_version, &Sitting::exam_version);
    if (sat < policies.beta_attempts) {
        return std::nullopt;
    }
    return Reason{
        "beta_sat",
        policies.beta_attempts == 1
            ? "A beta exam can be sat once. You can sit this exam again when its final version opens."
            : fmt::format("A beta exam can be sat {} times. You can sit this exam again when its final "
                          "version opens.",
                          policies.beta_attempts),
        {{"attempts", std::to_string(sat)}}};
}

}  // namespace scheduling
