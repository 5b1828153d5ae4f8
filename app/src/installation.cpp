#include "installation.hpp"
#include "embedded.hpp"
#include "wiring.hpp"

#include <logs/logs.hpp>
#include <store/setting.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>
#include <filesystem>
#include <stdexcept>

namespace app {
namespace {

Clock clock_for(const Settings& s) {
    return s.clock ? Clock::fixed_at(*parse_rfc3339(*s.clock)) : Clock::system();
}

std::string base_url(const Settings& s) {
    if (!s.base_url.empty()) {
        return s.base_url.ends_with('/') ? s.base_url.substr(0, s.base_url.size() - 1) : s.base_url;
    }
    const std::string scheme = s.tls_cert.empty() ? "http" : "https";
    return fmt::format("{}://{}:{}", scheme, s.host, s.port);
}

void make_folder(const std::string& folder) {
    std::error_code ec;
    std::filesystem::create_directories(folder, ec);
    if (ec) {
        throw std::runtime_error("Cannot make the data folder '" + folder + "': " + ec.message() + ".");
    }
    // What lies here is personal: nobody else on the machine needs to read it.
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, ec);
}

}  // namespace

Installation::Installation(const Settings& settings)
    : settings_(settings),
      clock_(clock_for(settings)),
      random_(settings.simulated ? Random(*settings.simulated) : Random()) {
    make_folder(settings.data);
    const std::string url = settings.database.empty() ? settings.data + "/assay.sqlite" : settings.database;
    if (settings.simulated && settings.database.empty()) {
        auto filling = store::open_to_fill(url);
        filling_ = filling.get();
        db_ = std::move(filling);
    } else {
        db_ = store::Database::open({.url = url});
    }
    migrated_ = db_->migrate(all_migrations());
    add_templates(mails_);
    files_ = std::make_unique<files::Files>(settings.data + "/files");

    const auto kept = [&](std::string_view key) {
        return db_->read([&](store::Reader& r) { return store::setting(r, key); });
    };
    const bool fresh = !kept("made_at");
    const bool demo = fresh ? settings.demo : kept("demo") == "yes";
    if (demo && !is_loopback(settings.host) && !settings.demo_on_network) {
        throw std::runtime_error(
            "This is a demo folder: its clock can be moved and its passwords are public. It "
            "listens on this machine only, unless you add --demo-on-network.");
    }
    shell_ = std::make_unique<shell::Shell>(
        shell::Shell{.db = *db_,
                     .clock = clock_,
                     .random = random_,
                     .mails = mails_,
                     .files = *files_,
                     .base_url = base_url(settings),
                     .demo = demo,
                     .keys = keys::Keyring(settings.data + "/keys", settings.signing_key)});
    runner_ = std::make_unique<jobs::Runner>(*db_, clock_, random_);
    add_jobs(*runner_, *shell_);
    db_->on_announced([this] { runner_->deliver_announcements(); });

    if (const auto offset = kept("clock_offset_microseconds")) {
        clock_.set_offset(Duration(std::stoll(*offset)));
    }
    if (fresh) {
        if (demo && !settings.simulated) {
            load_demo();
        }
        const Done made = db_->write([&](store::Tx& tx) -> Done {
            store::put_setting(tx, "demo", demo ? "yes" : "no");
            store::put_setting(tx, "made_at", to_rfc3339(Clock::machine_now()));
            return {};
        });
        if (!made) {
            throw std::runtime_error(made.error().detail);
        }
    }
}

Installation::~Installation() {
    if (lock_file_ >= 0) {
        ::close(lock_file_);
    }
}

void Installation::finish_filling() {
    if (filling_ != nullptr) {
        filling_->finish();
    }
}

void Installation::lock() {
    if (!settings_.database.empty()) {
        return;  // several servers may share one PostgreSQL
    }
    const std::string path = settings_.data + "/server.lock";
    lock_file_ = ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    if (lock_file_ < 0 || ::flock(lock_file_, LOCK_EX | LOCK_NB) != 0) {
        throw std::runtime_error("Another server is using the data folder '" + settings_.data +
                                 "'. Stop it, or choose another folder with --data.");
    }
}

void Installation::load_demo() {
    for (const DemoAccount& a : demo_accounts()) {
        // Loading again after an interrupted start finds the accounts there: that is fine.
        (void)identity::create_account(*shell_, {.email = a.email,
                                                 .password = std::string(demo_password),
                                                 .display_name = a.name,
                                                 .legal_name = a.name,
                                                 .zone = a.zone,
                                                 .roles = a.roles});
    }
    plain::Report report;
    const auto done = import_programme(*shell_, embedded_demo(), report);
    if (!done) {
        std::string first = report.problems.empty()
                                ? done.error().detail
                                : report.problems[0].file + ": " + report.problems[0].message;
        throw std::runtime_error("The demo programme does not load: " + first);
    }
    runner_->deliver_announcements();
}

Done Installation::move_clock(Instant to) {
    if (!is_demo()) {
        return fail(Why::forbidden, "not_a_demo", "Only a demo installation's clock can be moved.");
    }
    const Instant now = clock_.now();
    if (to <= now) {
        return refuse("clock_goes_forward", "Time only moves forward. Choose a later moment.");
    }
    if (to > now + Days(3660)) {
        return refuse("clock_too_far", "That is more than ten years at once. Choose a nearer date.");
    }
    runner_->advance_to(to, {});
    return db_->write([&](store::Tx& tx) -> Done {
        store::put_setting(tx, "clock_offset_microseconds", std::to_string(clock_.offset().count()));
        return {};
    });
}

const std::vector<DemoAccount>& demo_accounts() {
    static const std::vector<DemoAccount> accounts{
        {"ann@example.org", "Ann Lindqvist", "candidate", {}, "Europe/Berlin"},
        {"mara@example.org",
         "Mara Okafor",
         "programme manager",
         {"programme_manager", "examiner"},
         "Europe/London"},
        {"paul@example.org", "Paul Reyes", "proctor", {"proctor"}, "Europe/Berlin"},
        {"rina@example.org",
         "Rina Sato",
         "accommodations reviewer",
         {"accommodations_reviewer", "reviewer"},
         "Asia/Tokyo"},
        {"wanda@example.org", "Wanda Keller", "item writer", {"item_writer"}, "Europe/Vienna"},
        {"ravi@example.org", "Ravi Menon", "item reviewer", {"reviewer"}, "Asia/Kolkata"},
        {"sonja@example.org",
         "Sonja Halvorsen",
         "psychometrician",
         {"psychometrician", "reviewer"},
         "Europe/Oslo"},
        {"olaf@example.org", "Olaf Berg", "operator", {"operator"}, "Europe/Oslo"},
    };
    return accounts;
}
}  // namespace app
