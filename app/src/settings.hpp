// What an installation is told: by flags, then the environment, then assay.toml in the data folder.
#pragma once
#include <base/result.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace app {

struct Settings {
    std::string data = "data";  // the data folder
    std::string database;       // postgresql://…; empty: SQLite in the data folder
    std::string host = "127.0.0.1";
    unsigned short port = 8080;
    bool demo = false;                // only counts when the folder is made
    std::int64_t demo_people = 2000;  // simulated candidates of a new demo folder; 0: none
    bool demo_on_network = false;     // lets a demo folder listen beyond loopback
    std::string base_url;             // empty: http://host:port
    std::string tls_cert, tls_key, trust_proxy;
    std::string smtp_url, mail_from, mail_from_name;
    std::string signing_key;           // 32 bytes as base64, or empty: keys lie in the data folder
    std::optional<std::string> clock;  // tests: the installation's time stands still at this instant
    // A population is being made: chance is seeded with this, the store is filled by one alone, and nothing
    // is loaded by itself. Never from outside.
    std::optional<std::uint64_t> simulated{};
};

// The values named in environment (ASSAY_DATA, ASSAY_DATABASE, …) and file, under those the flags gave.
// `flags` holds long names without dashes: {"listen", "127.0.0.1:8080"}.
// Failures: settings_wrong, with the name of the setting and where it stood.
Result<Settings> settings_from(const std::map<std::string, std::string>& flags);
bool is_loopback(const std::string& host);
}  // namespace app
