#include "compile.hpp"

#include <algorithm>
#include <array>

namespace qti {
namespace {

// What the standard says these do, in its own language.
constexpr std::string_view match_correct = R"(<qti-response-processing>
<qti-response-condition>
<qti-response-if><qti-match><qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-match>
<qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value>
</qti-response-if>
<qti-response-else>
<qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">0</qti-base-value></qti-set-outcome-value>
</qti-response-else>
</qti-response-condition>
</qti-response-processing>)";

constexpr std::string_view map_response = R"(<qti-response-processing>
<qti-response-condition>
<qti-response-if><qti-is-null><qti-variable identifier="RESPONSE"/></qti-is-null>
<qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">0</qti-base-value></qti-set-outcome-value>
</qti-response-if>
<qti-response-else>
<qti-set-outcome-value identifier="SCORE"><qti-map-response identifier="RESPONSE"/></qti-set-outcome-value>
</qti-response-else>
</qti-response-condition>
</qti-response-processing>)";

constexpr std::string_view map_response_point = R"(<qti-response-processing>
<qti-response-condition>
<qti-response-if><qti-is-null><qti-variable identifier="RESPONSE"/></qti-is-null>
<qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">0</qti-base-value></qti-set-outcome-value>
</qti-response-if>
<qti-response-else>
<qti-set-outcome-value identifier="SCORE"><qti-map-response-point identifier="RESPONSE"/></qti-set-outcome-value>
</qti-response-else>
</qti-response-condition>
</qti-response-processing>)";

// Common Cartridge: the points are the item's MAXSCORE, and a feedback is named.
constexpr std::string_view cc2_match_basic = R"(<qti-response-processing>
<qti-response-condition>
<qti-response-if><qti-match><qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-match>
<qti-set-outcome-value identifier="SCORE"><qti-variable identifier="MAXSCORE"/></qti-set-outcome-value>
<qti-set-outcome-value identifier="FEEDBACKBASIC"><qti-base-value base-type="identifier">correct</qti-base-value></qti-set-outcome-value>
</qti-response-if>
<qti-response-else>
<qti-set-outcome-value identifier="FEEDBACKBASIC"><qti-base-value base-type="identifier">incorrect</qti-base-value></qti-set-outcome-value>
</qti-response-else>
</qti-response-condition>
</qti-response-processing>)";

constexpr std::string_view cc2_map_response = R"(<qti-response-processing>
<qti-response-condition>
<qti-response-if><qti-is-null><qti-variable identifier="RESPONSE"/></qti-is-null>
<qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">0</qti-base-value></qti-set-outcome-value>
</qti-response-if>
<qti-response-else>
<qti-set-outcome-value identifier="SCORE"><qti-map-response identifier="RESPONSE"/></qti-set-outcome-value>
</qti-response-else>
</qti-response-condition>
<qti-response-condition>
<qti-response-if><qti-equal tolerance-mode="exact"><qti-variable identifier="MAXSCORE"/><qti-variable identifier="SCORE"/></qti-equal>
<qti-set-outcome-value identifier="FEEDBACK"><qti-base-value base-type="identifier">correct</qti-base-value></qti-set-outcome-value>
</qti-response-if>
<qti-response-else>
<qti-set-outcome-value identifier="FEEDBACK"><qti-base-value base-type="identifier">incorrect</qti-base-value></qti-set-outcome-value>
</qti-response-else>
</qti-response-condition>
</qti-response-processing>)";

constexpr auto known = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"match_correct", match_correct},
    {"map_response", map_response},
    {"map_response_point", map_response_point},
    {"CC2_match", match_correct},
    {"CC2_match_basic", cc2_match_basic},
    {"CC2_map_response", cc2_map_response},
});

}  // namespace

std::string_view standard_processing(std::string_view uri) {
    std::string_view name = uri.substr(std::min(uri.find_last_of('/') + 1, uri.size()));
    if (name.ends_with(".xml")) {
        name.remove_suffix(4);
    }
    const auto* found = std::ranges::find(known, name, &std::pair<std::string_view, std::string_view>::first);
    return found == known.end() ? std::string_view() : found->second;
}

}  // namespace qti
