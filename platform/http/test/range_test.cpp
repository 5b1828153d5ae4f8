#include "range.hpp"

#include <gtest/gtest.h>
#include <map>

namespace http {
namespace {

Reply film() { return {200, {{"Accept-Ranges", "bytes"}}, "0123456789", {}}; }

std::string content_range(const Reply& reply) {
    for (const auto& [name, value] : reply.headers) {
        if (name == "Content-Range") {
            return value;
        }
    }
    return "";
}

TEST(Range, gives_the_part_that_is_asked_for) {
    const std::map<std::string, std::pair<std::string, std::string>> parts{
        {"bytes=0-3", {"0123", "bytes 0-3/10"}},       {"bytes=4-", {"456789", "bytes 4-9/10"}},
        {"bytes=8-99", {"89", "bytes 8-9/10"}},        {"bytes=-2", {"89", "bytes 8-9/10"}},
        {"bytes=-99", {"0123456789", "bytes 0-9/10"}},
    };
    for (const auto& [range, expected] : parts) {
        const Reply reply = in_range(film(), range);
        EXPECT_EQ(reply.status, 206) << range;
        EXPECT_EQ(reply.body, expected.first) << range;
        EXPECT_EQ(content_range(reply), expected.second);
    }
}

TEST(Range, says_when_there_is_nothing_there) {
    for (const char* range : {"bytes=10-", "bytes=99-", "bytes=99-120", "bytes=-0"}) {
        const Reply reply = in_range(film(), range);
        EXPECT_EQ(reply.status, 416) << range;
        EXPECT_EQ(content_range(reply), "bytes */10");
    }
}

TEST(Range, that_is_none_gives_the_whole) {
    for (const char* range : {"", "bytes=", "bytes=-", "bytes=5-2", "bytes=a-b", "bytes=0-1,4-5", "lines=0-1",
                              "bytes=99999999999999999999-", "bytes=+1-2"}) {
        EXPECT_EQ(in_range(film(), range).status, 200) << range;
        EXPECT_EQ(in_range(film(), range).body, "0123456789");
    }
    Reply closed = film();
    closed.headers.clear();
    EXPECT_EQ(in_range(std::move(closed), "bytes=0-3").status, 200);
    EXPECT_EQ(in_range({200, {{"Accept-Ranges", "bytes"}}, "", {}}, "bytes=0-3").status, 200);
}

}  // namespace
}  // namespace http
