#include <population/preparing.hpp>

#include <embedded.hpp>
#include <store/setting.hpp>
#include <wiring.hpp>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <filesystem>
#include <stdexcept>

#include "plan.hpp"

namespace population {
namespace {
namespace fs = std::filesystem;

constexpr const char* under_way = "population_under_way";  // a setting, in a database on a server
const char* const database_file = "assay.sqlite";

fs::path beside(const app::Settings& settings) { return fs::path(settings.data) / "preparing"; }

Instant present(const app::Settings& settings) {
    return settings.clock ? *parse_rfc3339(*settings.clock) : Clock::machine_now();
}

// The folder is one server's alone, as it is later.
class Lock {
  public:
    explicit Lock(const std::string& folder) {
        fs::create_directories(folder);
        file_ = ::open((folder + "/server.lock").c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
        if (file_ < 0 || ::flock(file_, LOCK_EX | LOCK_NB) != 0) {
            throw std::runtime_error("Another server is using the data folder '" + folder +
                                     "'. Stop it, or choose another folder with --data.");
        }
    }
    ~Lock() { ::close(file_); }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

  private:
    int file_ = -1;
};

void to_disk(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file >= 0) {
        ::fsync(file);
        ::close(file);
    }
}

// The database last: while it is not there, nothing is.
void move_in(const fs::path& from, const fs::path& to) {
    for (const auto& entry : fs::recursive_directory_iterator(from)) {
        const fs::path target = to / fs::relative(entry.path(), from);
        if (entry.is_directory()) {
            fs::create_directories(target);
            fs::permissions(target, fs::status(entry.path()).permissions());
        } else if (!entry.path().filename().string().starts_with(database_file)) {
            fs::rename(entry.path(), target);
        }
    }
    to_disk(from / database_file);
    to_disk(to);
    fs::rename(from / database_file, to / database_file);
    to_disk(to);
    fs::remove_all(from);
}

void mark(app::Installation& installation, std::string_view value) {
    const Done done = installation.shell().db.write([&](store::Tx& tx) -> Done {
        store::put_setting(tx, under_way, value);
        return {};
    });
    if (!done) {
        throw std::runtime_error(done.error().detail);
    }
}

}  // namespace

bool is_due(const app::Settings& settings) {
    if (!settings.demo || settings.demo_people == 0) {
        return false;
    }
    if (settings.database.empty()) {
        return !fs::exists(fs::path(settings.data) / database_file);
    }
    const auto db = store::Database::open({.url = settings.database});
    db->migrate(app::all_migrations());
    const auto setting = [&](const char* key) {
        return db->read([&](store::Reader& r) { return store::setting(r, key); });
    };
    if (setting(under_way) == "yes") {
        throw std::runtime_error(
            "The demo's people were not finished in this database. Make the database anew, or start with "
            "another one.");
    }
    return !setting("made_at");
}

Made prepare(const app::Settings& settings, const std::function<void(const Progress&)>& progress) {
    const Lock lock(settings.data);
    const plain::Folder programme = app::embedded_demo();
    const bool is_file = settings.database.empty();
    const Instant until = present(settings);
    app::Settings inner = settings;
    inner.simulated = std::uint64_t(plan_of(programme).seed);
    inner.clock = to_rfc3339(beginning(programme, until));
    if (is_file) {
        fs::remove_all(beside(settings));
        inner.data = beside(settings).string();
    }
    Made made;
    {
        app::Installation installation(inner);
        mark(installation, "yes");
        made = populate(installation, programme,
                        {.people = settings.demo_people, .until = until, .progress = progress});
        mark(installation, "no");
        const Done told = installation.shell().db.write([&](store::Tx& tx) -> Done {
            store::put_setting(tx, "simulated_people", std::to_string(made.people));
            return {};
        });
        if (!told) {
            throw std::runtime_error(told.error().detail);
        }
        installation.finish_filling();
    }
    if (is_file) {
        move_in(beside(settings), settings.data);
    }
    return made;
}

}  // namespace population
