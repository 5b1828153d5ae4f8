#include "command.hpp"

#include <installation.hpp>
#include <scoring/rescore.hpp>

#include <fmt/format.h>

namespace cli {

Outcome rescore(const app::Settings& settings, const std::string& attempt) {
    app::Installation installation(settings);
    const auto again = installation.shell().db.read(
        [&](store::Reader& reader) { return scoring::rescored(reader, scoring::AttemptId(attempt)); });
    if (!again) {
        return {{{"code", again.error().code}}, again.error().detail, false};
    }
    Outcome out{{{"rescored", schema::write(*again)}}, "", again->equal || !again->reported};
    out.words = fmt::format("From the log: {} of {} points", again->raw, again->all_right);
    if (again->scaled != 0) {
        out.words +=
            fmt::format(", {} on the scale, {}", again->scaled, again->passed ? "passed" : "not passed");
    }
    out.words += !again->reported ? ". Nothing has been reported yet."
                 : again->equal   ? ". This is what was reported."
                                : fmt::format(". Reported were {} points, {} on the scale, {}: this differs.",
                                              again->reported->raw, again->reported->scaled,
                                              again->reported->passed ? "passed" : "not passed");
    return out;
}

}  // namespace cli
