#include "cause.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace delivery {
namespace {

TEST(Cause, IsKeptShortAndComesBackAsItWas) {
    const std::string uuid = "0198e6a1-7b4c-7d2e-8f00-0123456789ab";
    EXPECT_EQ(packed_cause(uuid).size(), 16U);
    const std::string upper = "0198E6A1-7B4C-7D2E-8F00-0123456789AB";
    const std::string sixteen = "0123456789abcdef";
    for (const std::string& cause : {uuid, upper, sixteen, std::string("created"), std::string("due/12"),
                                     uuid + "+1", std::string("0198e6a1+7b4c-7d2e-8f00-0123456789ab")}) {
        EXPECT_EQ(unpacked_cause(packed_cause(cause)), cause);
    }
    EXPECT_NE(packed_cause(sixteen).size(), 16U);  // or it would be read as a UUID
    EXPECT_NE(packed_cause(upper), packed_cause(uuid));
}

TEST(Cause, OfAnyKind) {
    rc::check("comes back", [] {
        const auto cause = *rc::gen::container<std::string>(rc::gen::inRange<char>(' ', '~'));
        RC_ASSERT(unpacked_cause(packed_cause(cause)) == cause);
    });
}

}  // namespace
}  // namespace delivery
