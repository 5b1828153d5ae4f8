#include <base/text.hpp>
#include <sitting/chain.hpp>
#include <sitting/event_json.hpp>

namespace sitting {
namespace {
// Every part but the last has a fixed length or cannot hold a line break, so two links never share one text.
std::string hash_of(const std::string& previous, const Link& l) {
    return sha256(previous + "\n" + std::to_string(l.number) + "\n" + std::to_string(micros(l.at)) + "\n" +
                  l.cause + "\n" + l.payload_hash);
}
}  // namespace

std::string chain_start(const AttemptId& attempt) { return sha256("attempt\n" + attempt.value); }

Link link(const std::string& previous_hash, const Entry& entry, std::string salt) {
    Link l{.number = entry.number, .at = entry.at, .cause = entry.cause};
    l.payload = to_json(entry.event);
    l.payload_hash = sha256(salt + "\n" + *l.payload);
    l.salt = std::move(salt);
    l.hash = hash_of(previous_hash, l);
    return l;
}

Link erased(Link l) {
    l.salt.reset();
    l.payload.reset();
    return l;
}

std::optional<BrokenLink> verify(const AttemptId& attempt, const std::vector<Link>& chain) {
    std::string previous = chain_start(attempt);
    std::int64_t number = 0;
    for (const Link& l : chain) {
        ++number;
        if (l.number != number) {
            return BrokenLink{number, "a link is missing or out of order"};
        }
        if (l.payload.has_value() != l.salt.has_value()) {
            return BrokenLink{number, "half of a payload is gone"};
        }
        if (l.payload && sha256(*l.salt + "\n" + *l.payload) != l.payload_hash) {
            return BrokenLink{number, "the payload is not the one that was recorded"};
        }
        if (hash_of(previous, l) != l.hash) {
            return BrokenLink{number, "the link does not follow the one before"};
        }
        previous = l.hash;
    }
    return std::nullopt;
}

Result<std::vector<Entry>> entries(const std::vector<Link>& chain) {
    std::vector<Entry> out;
    for (const Link& l : chain) {
        if (!l.payload) {
            return fail(Why::gone, "erased", "This attempt's content was erased at its owner's wish.");
        }
        out.push_back({l.number, l.at, l.cause, TRY(event_from_json(*l.payload))});
    }
    return out;
}

}  // namespace sitting
