#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <base/text.hpp>
#include <sitting/chain.hpp>

#include "worlds.hpp"

namespace sitting {
namespace {

const AttemptId id("018f0000-0000-7000-8000-000000000001");
const std::string secret(32, 's');
const Blueprint blueprint = test::form();

std::vector<Link> chained(const std::vector<Entry>& log) {
    std::vector<Link> out;
    std::string previous = chain_start(id);
    for (const Entry& entry : log) {
        out.push_back(link(previous, entry, blueprint, secret));
        previous = out.back().hash;
    }
    return out;
}

std::vector<Link> sample() {
    test::Desk d;
    d.started();
    for (int i = 1; i <= 10; ++i) {
        d.pass(std::chrono::seconds(7));
        d.choose(i % 2 ? "a" : "b", i);
    }
    d.act(Submit{});
    return chained(d.log);
}

TEST(Chain, HoldsAndGivesTheLogBack) {
    const auto chain = sample();
    EXPECT_FALSE(verify(id, chain, secret));
    const auto log = entries(chain, blueprint).value();
    EXPECT_EQ(replay(std::make_shared<const Blueprint>(blueprint), log).phase, Phase::submitted);
    EXPECT_TRUE(verify(AttemptId("another"), chain, secret));
    EXPECT_TRUE(verify(id, chain, "another secret"));
    EXPECT_TRUE(verify(id, chain, ""));  // payloads without the secret prove nothing
}

TEST(Chain, HoldsWhenAnyPayloadsAreErased) {
    rc::check("erasing any links leaves a chain that verifies", [] {
        auto chain = sample();
        const auto which = *rc::gen::container<std::vector<bool>>(chain.size(), rc::gen::arbitrary<bool>());
        bool any = false;
        for (std::size_t i = 0; i < chain.size(); ++i) {
            if (which[i]) {
                chain[i] = erased(chain[i]);
                any = true;
            }
        }
        RC_ASSERT(!verify(id, chain, secret));
        RC_ASSERT(entries(chain, blueprint).has_value() == !any);
    });
    auto chain = sample();
    for (Link& l : chain) {
        l = erased(l);
    }
    EXPECT_FALSE(verify(id, chain, ""));
    EXPECT_EQ(entries(chain, blueprint).error().code, "erased");
}

// As another implementation would compute it (here: Python's hashlib and hmac).
TEST(Chain, IsWhatTheHeaderSays) {
    EXPECT_EQ(hex(salt_of("secret", 3)), "2777a4f2abd9036f91c6846a6c66241b2808dabaf7c6113d642e24726a1d5903");
    EXPECT_EQ(hex(payload_hash("secret", 3, R"(["go"])")),
              "25a52aef62e46356f05ae3d042fe36ea36f86bd63c4a3e30efdd7ff7ad5934f3");
    const Entry entry{3, from_micros(1'772'442'000'000'000), "c3", Started{}};
    EXPECT_EQ(hex(link(chain_start(AttemptId("a")), entry, blueprint, "secret").hash),
              "e163b68837b2fa33f10827fa16a539ba115ffd61adaba1e7f84ed88a76ea8320");
}

TEST(Chain, ShowsWhatWasTamperedWith) {
    rc::check("any change shows", [] {
        const auto good = sample();
        auto chain = good;
        const std::size_t at = *rc::gen::inRange<std::size_t>(0, chain.size());
        Link& l = chain[at];
        switch (*rc::gen::inRange(0, 7)) {
            case 0:
                l.at += Duration(1);
                break;
            case 1:
                l.cause += "x";
                break;
            case 2:
                l.payload->back() = ' ';
                break;
            case 3:
                l.payload_hash[0] = char(l.payload_hash[0] ^ 1);
                break;
            case 4:
                l.hash[31] = char(l.hash[31] ^ 1);
                break;
            case 5:
                l.payload_hash.clear();
                break;
            default:
                if (at + 1 < chain.size()) {
                    std::swap(chain[at], chain[at + 1]);
                } else {
                    l.number += 1;
                }
        }
        const auto broken = verify(id, chain, secret);
        RC_ASSERT(broken.has_value());
        RC_ASSERT(std::size_t(broken->number) == at + 1);
    });
}

TEST(Chain, ShowsAMissingLink) {
    auto chain = sample();
    chain.erase(chain.begin() + 3);
    EXPECT_EQ(verify(id, chain, secret)->number, 4);
}

}  // namespace
}  // namespace sitting
