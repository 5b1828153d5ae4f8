#include "reply.hpp"

#include <gtest/gtest.h>

#include <cstring>

namespace load {
namespace {
const std::string answer =
    "HTTP/1.1 200 OK\r\nX-Request-Id: 1\r\ncontent-length: 12\r\nSet-Cookie: assay_session=abc; "
    "Path=/\r\n\r\n{\"saved\":[]}";
const std::string empty = "HTTP/1.1 204 No Content\r\nX-Request-Id: 2\r\n\r\n";

void give(Inbox& inbox, std::string_view bytes) {
    std::memcpy(inbox.room(bytes.size()), bytes.data(), bytes.size());
    inbox.came(bytes.size());
}
}  // namespace

TEST(Inbox, ReadsAReplyHoweverItIsCut) {
    for (std::size_t cut = 0; cut <= answer.size(); ++cut) {
        Inbox inbox;
        Reply reply;
        give(inbox, std::string_view(answer).substr(0, cut));
        if (cut < answer.size()) {
            ASSERT_EQ(inbox.take(reply), Inbox::State::incomplete) << cut;
        }
        give(inbox, std::string_view(answer).substr(cut));
        ASSERT_EQ(inbox.take(reply), Inbox::State::complete) << cut;
        EXPECT_EQ(reply.status, 200);
        EXPECT_EQ(reply.body, "{\"saved\":[]}");
        EXPECT_EQ(cookie_of(reply), "assay_session=abc");
        EXPECT_EQ(header_of(reply, "x-request-id"), "1");
        EXPECT_EQ(header_of(reply, "x-request"), "");
        EXPECT_EQ(inbox.take(reply), Inbox::State::incomplete);
    }
}

TEST(Inbox, ReadsByteByByteAndSeveralAtOnce) {
    const std::string both = answer + empty + answer;
    Inbox inbox;
    Reply reply;
    int complete = 0;
    for (const char byte : both) {
        give(inbox, std::string_view(&byte, 1));
        complete += inbox.take(reply) == Inbox::State::complete ? 1 : 0;
    }
    EXPECT_EQ(complete, 3);

    Inbox whole;
    give(whole, both);
    ASSERT_EQ(whole.take(reply), Inbox::State::complete);
    EXPECT_EQ(reply.status, 200);
    ASSERT_EQ(whole.take(reply), Inbox::State::complete);
    EXPECT_EQ(reply.status, 204);
    EXPECT_EQ(reply.body, "");
    ASSERT_EQ(whole.take(reply), Inbox::State::complete);
    EXPECT_EQ(whole.take(reply), Inbox::State::incomplete);
}

TEST(Inbox, HoldsMoreThanItsFirstRoom) {
    const std::string body(200'000, 'x');
    const std::string large =
        "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    Inbox inbox;
    Reply reply;
    for (std::size_t at = 0; at < large.size(); at += 1000) {
        give(inbox, std::string_view(large).substr(at, 1000));
    }
    ASSERT_EQ(inbox.take(reply), Inbox::State::complete);
    EXPECT_EQ(reply.body, body);
}

TEST(Inbox, KnowsWhatIsNoReply) {
    for (const std::string& bytes :
         {std::string("SSH-2.0-OpenSSH\r\n\r\n"), std::string("HTTP/1.1 abc\r\n\r\n"),
          std::string("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
          std::string("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n")}) {
        Inbox inbox;
        Reply reply;
        give(inbox, bytes);
        EXPECT_EQ(inbox.take(reply), Inbox::State::broken) << bytes;
    }
}

}  // namespace load
