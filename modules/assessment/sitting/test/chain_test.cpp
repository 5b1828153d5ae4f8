#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <sitting/chain.hpp>

#include "worlds.hpp"

namespace sitting {
namespace {

const AttemptId id("018f0000-0000-7000-8000-000000000001");

std::vector<Link> chained(const std::vector<Entry>& log) {
    std::vector<Link> out;
    std::string previous = chain_start(id);
    for (const Entry& entry : log) {
        out.push_back(link(previous, entry, "salt" + std::to_string(entry.number)));
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
    EXPECT_FALSE(verify(id, chain));
    EXPECT_EQ(replay(entries(chain).value()).phase, Phase::submitted);
    EXPECT_TRUE(verify(AttemptId("another"), chain));
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
        RC_ASSERT(!verify(id, chain));
        RC_ASSERT(entries(chain).has_value() == !any);
    });
}

TEST(Chain, ShowsWhatWasTamperedWith) {
    rc::check("any change shows", [] {
        const auto good = sample();
        auto chain = good;
        const std::size_t at = *rc::gen::inRange<std::size_t>(0, chain.size());
        Link& l = chain[at];
        switch (*rc::gen::inRange(0, 8)) {
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
                l.salt->push_back('x');
                break;
            case 4:
                l.payload_hash[0] = l.payload_hash[0] == '0' ? '1' : '0';
                break;
            case 5:
                l.hash[0] = l.hash[0] == '0' ? '1' : '0';
                break;
            case 6:
                l.salt.reset();
                break;
            default:
                if (at + 1 < chain.size()) {
                    std::swap(chain[at], chain[at + 1]);
                } else {
                    l.number += 1;
                }
        }
        const auto broken = verify(id, chain);
        RC_ASSERT(broken.has_value());
        RC_ASSERT(std::size_t(broken->number) == at + 1);
    });
}

TEST(Chain, ShowsAMissingLink) {
    auto chain = sample();
    chain.erase(chain.begin() + 3);
    EXPECT_EQ(verify(id, chain)->number, 4);
}

}  // namespace
}  // namespace sitting
