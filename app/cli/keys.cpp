#include "command.hpp"

#include <installation.hpp>
#include <keys/signed.hpp>

#include <fmt/format.h>
#include <algorithm>

namespace cli {
namespace json = boost::json;
namespace {

Outcome refused(const Failure& f) { return {{{"code", f.code}}, f.detail, false}; }

std::vector<keys::PublicKey> all_of(const app::Installation& installation) {
    return installation.shell().db.read([](store::Reader& r) { return keys::public_keys(r); });
}

std::string words_of(const keys::PublicKey& key) {
    std::string out = fmt::format("{}  {:<10} {:<11} since {}", key.id, key.purpose,
                                  schema::name_of(keys::state_of(key)), to_rfc3339(key.valid_from));
    if (key.retired_at) {
        out += ", retired " + to_rfc3339(*key.retired_at);
    }
    if (key.compromised_at) {
        out += ", counts for nothing from " + to_rfc3339(*key.compromised_at) + " on";
    }
    return out;
}

Outcome changed(const Result<keys::PublicKey>& key, const std::string& words) {
    return key ? Outcome{{{"key", key->id}, {"purpose", key->purpose}}, words + key->id + "."}
               : refused(key.error());
}

}  // namespace

Outcome list_keys(const app::Settings& settings) {
    const app::Installation installation(settings);
    Outcome out;
    const auto all = all_of(installation);
    out.facts["keys"] = schema::write(keys::key_set(all)).as_object().at("keys");
    for (const keys::PublicKey& key : all) {
        out.words += words_of(key) + "\n";
    }
    if (all.empty()) {
        out.words = "There are no signing keys yet. The server makes the first one at its start.";
    }
    return out;
}

Outcome rotate_key(const app::Settings& settings, const KeyWish& wish) {
    const app::Installation installation(settings);
    const shell::Shell& s = installation.shell();
    return changed(s.keys.rotate(s.db, s.random, wish.purpose, wish.reason, s.clock.now()),
                   "The one before signs nothing any more. From now on this one signs: ");
}

Outcome retire_key(const app::Settings& settings, const KeyWish& wish) {
    const app::Installation installation(settings);
    const shell::Shell& s = installation.shell();
    const Instant now = s.clock.now();
    if (wish.compromised) {
        const auto since = wish.since.empty() ? std::optional(now) : parse_rfc3339(wish.since);
        if (!since) {
            return {{{"code", "not_an_instant"}},
                    "--since must be an instant such as 2026-03-01T09:00:00Z.",
                    false};
        }
        return changed(
            s.keys.compromised(s.db, s.random, wish.key, *since, wish.reason, now),
            "What says it was signed from " + to_rfc3339(*since) + " on no longer counts when the key is ");
    }
    const auto all = all_of(installation);
    const auto key = std::ranges::find(all, wish.key, &keys::PublicKey::id);
    if (key == all.end()) {
        return refused(not_found("signing key").error());
    }
    if (key->retired_at) {
        return {{{"key", key->id}}, "It had retired already, at " + to_rfc3339(*key->retired_at) + "."};
    }
    return changed(s.keys.rotate(s.db, s.random, key->purpose, wish.reason, now),
                   "What it signed stays good. Its place is taken by ");
}

}  // namespace cli
