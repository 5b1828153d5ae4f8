#include <sitting/chain.hpp>
#include <sitting/payload.hpp>

#include "digest.hpp"

namespace sitting {
namespace {

template <std::size_t Bytes>
std::array<char, Bytes> big_endian(std::uint64_t n) {
    std::array<char, Bytes> out;
    for (std::size_t i = Bytes; i-- > 0; n >>= 8) {
        out[i] = char(n & 0xff);
    }
    return out;
}
template <std::size_t Bytes>
std::string_view view(const std::array<char, Bytes>& bytes) {
    return {bytes.data(), bytes.size()};
}

std::string hash_of(std::string_view previous, const Link& l) {
    const auto number = big_endian<8>(std::uint64_t(l.number));
    const auto at = big_endian<8>(std::uint64_t(micros(l.at)));
    const auto cause_length = big_endian<4>(l.cause.size());
    const auto payload_length = big_endian<4>(l.payload_hash.size());
    return digest({previous, view(number), view(at), view(cause_length), l.cause, view(payload_length),
                   l.payload_hash});
}

}  // namespace

std::string chain_start(const AttemptId& attempt) { return digest({"attempt\n", attempt.value}); }

std::string salt_of(std::string_view secret, std::int64_t number) {
    return keyed_digest(secret, "salt\n" + std::to_string(number));
}

std::string payload_hash(std::string_view secret, std::int64_t number, std::string_view payload) {
    return digest({salt_of(secret, number), "\n", payload});
}

Link link(std::string_view previous_hash, const Entry& entry, const Blueprint& blueprint,
          std::string_view secret) {
    Link l{.number = entry.number, .at = entry.at, .cause = entry.cause};
    l.payload = to_payload(entry.event, blueprint);
    l.payload_hash = payload_hash(secret, l.number, *l.payload);
    l.hash = hash_of(previous_hash, l);
    return l;
}

Link erased(Link l) {
    l.payload.reset();
    return l;
}

std::optional<BrokenLink> verify(const AttemptId& attempt, const std::vector<Link>& chain,
                                 std::string_view secret) {
    std::string previous = chain_start(attempt);
    std::int64_t number = 0;
    for (const Link& l : chain) {
        ++number;
        if (l.number != number) {
            return BrokenLink{number, "a link is missing or out of order"};
        }
        if (l.payload && secret.empty()) {
            return BrokenLink{number, "the payload is there and the secret to check it is gone"};
        }
        if (l.payload && payload_hash(secret, number, *l.payload) != l.payload_hash) {
            return BrokenLink{number, "the payload is not the one that was recorded"};
        }
        if (hash_of(previous, l) != l.hash) {
            return BrokenLink{number, "the link does not follow the one before"};
        }
        previous = l.hash;
    }
    return std::nullopt;
}

Result<std::vector<Entry>> entries(const std::vector<Link>& chain, const Blueprint& blueprint) {
    std::vector<Entry> out;
    out.reserve(chain.size());
    for (const Link& l : chain) {
        if (!l.payload) {
            return fail(Why::gone, "erased", "This attempt's content was erased at its owner's wish.");
        }
        out.push_back({l.number, l.at, l.cause, TRY(from_payload(*l.payload, blueprint))});
    }
    return out;
}

}  // namespace sitting
