#include "settings.hpp"

#include <base/text.hpp>
#include <base/time.hpp>

#include <toml++/toml.h>
#include <charconv>
#include <cstdlib>
#include <filesystem>

namespace app {
namespace {

// One list: the flag's name, what it sets.
struct Setting {
    const char* name;
    void (*set)(Settings&, const std::string&);
};
bool is_yes(const std::string& v) { return v == "true" || v == "1" || v == "yes" || v.empty(); }
constexpr Setting known[] = {
    {"data", [](Settings& s, const std::string& v) { s.data = v; }},
    {"database", [](Settings& s, const std::string& v) { s.database = v; }},
    {"demo", [](Settings& s, const std::string& v) { s.demo = is_yes(v); }},
    {"demo-on-network", [](Settings& s, const std::string& v) { s.demo_on_network = is_yes(v); }},
    {"base-url", [](Settings& s, const std::string& v) { s.base_url = v; }},
    {"tls-cert", [](Settings& s, const std::string& v) { s.tls_cert = v; }},
    {"tls-key", [](Settings& s, const std::string& v) { s.tls_key = v; }},
    {"trust-proxy", [](Settings& s, const std::string& v) { s.trust_proxy = v; }},
    {"smtp-url", [](Settings& s, const std::string& v) { s.smtp_url = v; }},
    {"mail-from", [](Settings& s, const std::string& v) { s.mail_from = v; }},
    {"mail-from-name", [](Settings& s, const std::string& v) { s.mail_from_name = v; }},
    {"signing-key", [](Settings& s, const std::string& v) { s.signing_key = v; }},
    {"clock", [](Settings& s, const std::string& v) { s.clock = v; }},
};

constexpr std::int64_t demo_people_max = 20'000;

std::unexpected<Failure> wrong(const std::string& name, const std::string& where, const std::string& why) {
    return fail(Why::invalid, "settings_wrong", where + " '" + name + "' " + why, {{"setting", name}});
}

Done set_listen(Settings& s, const std::string& value, const std::string& where) {
    const auto colon = value.rfind(':');
    unsigned port = 0;
    const char* end = value.data() + value.size();
    const bool whole = colon != std::string::npos &&
                       std::from_chars(value.data() + colon + 1, end, port).ptr == end && port <= 65535;
    if (!whole || colon == 0 || colon + 1 == value.size()) {
        return wrong("listen", where, "must be HOST:PORT, such as 127.0.0.1:8080.");
    }
    s.host = value.substr(0, colon);
    if (s.host.starts_with('[') && s.host.ends_with(']')) {
        s.host = s.host.substr(1, s.host.size() - 2);
    }
    s.port = static_cast<unsigned short>(port);
    return {};
}

Done set_demo_people(Settings& s, const std::string& value, const std::string& where) {
    std::int64_t people = 0;
    const char* end = value.data() + value.size();
    if (std::from_chars(value.data(), end, people).ptr != end || value.empty() || people < 0 ||
        people > demo_people_max) {
        return wrong("demo-people", where, "must be a number from 0 to 20000.");
    }
    s.demo_people = people;
    return {};
}

Done set(Settings& s, const std::string& name, const std::string& value, const std::string& where) {
    if (name == "demo-people") {
        return set_demo_people(s, value, where);
    }
    if (name == "listen") {
        return set_listen(s, value, where);
    }
    for (const Setting& setting : known) {
        if (name == setting.name) {
            setting.set(s, value);
            return {};
        }
    }
    return wrong(name, where, "is not a setting.");
}

std::string environment_name(std::string_view name) {
    std::string out = "ASSAY_";
    for (const char c : name) {
        out += c == '-' ? '_' : char(c >= 'a' && c <= 'z' ? c - 32 : c);
    }
    return out;
}

Done read_environment(Settings& s) {
    for (const Setting& setting : known) {
        if (const char* value = std::getenv(environment_name(setting.name).c_str())) {
            setting.set(s, value);
        }
    }
    if (const char* listen = std::getenv("ASSAY_LISTEN")) {
        CHECK(set_listen(s, listen, "The environment's"));
    }
    if (const char* people = std::getenv("ASSAY_DEMO_PEOPLE")) {
        return set_demo_people(s, people, "The environment's");
    }
    return {};
}

Done read_file(Settings& s, const std::string& path) {
    if (!std::filesystem::exists(path)) {
        return {};
    }
    try {
        for (const auto& [key, value] : toml::parse_file(path)) {
            const auto text = value.value<std::string>();
            const auto flag = value.value<bool>();
            CHECK(set(s, std::string(key.str()),
                      text            ? *text
                      : flag && *flag ? "true"
                                      : "false",
                      path + ":"));
        }
    } catch (const toml::parse_error& e) {
        return wrong(path, "The file", "is not TOML: " + std::string(e.description()));
    }
    return {};
}

}  // namespace

Result<Settings> settings_from(const std::map<std::string, std::string>& flags) {
    Settings s;
    // The data folder first: the file lies in it.
    const char* data = std::getenv("ASSAY_DATA");
    s.data = flags.contains("data") ? flags.at("data") : data != nullptr ? data : s.data;
    const std::string folder = s.data;
    CHECK(read_file(s, folder + "/assay.toml"));
    CHECK(read_environment(s));
    for (const auto& [name, value] : flags) {
        CHECK(set(s, name, value, "The option"));
    }
    s.data = folder;
    if (s.tls_cert.empty() != s.tls_key.empty()) {
        return wrong("tls-cert and tls-key", "The settings", "go together: give both or none.");
    }
    if (s.clock && !parse_rfc3339(*s.clock)) {
        return wrong("clock", "The setting", "must be an instant such as 2026-03-01T09:00:00Z.");
    }
    return s;
}

bool is_loopback(const std::string& host) {
    return host == "localhost" || host == "::1" || host.starts_with("127.");
}
}  // namespace app
