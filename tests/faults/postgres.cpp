#include "postgres.hpp"
#include "server.hpp"

#include <fcntl.h>
#include <grp.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

namespace faults {
namespace {
namespace fs = std::filesystem;
using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
constexpr milliseconds start_max{30'000};

void on_server(const std::string& url, const std::string& statement) {
    const Connection connection(PQconnectdb(url.c_str()), PQfinish);
    const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), statement.c_str()),
                                                               PQclear);
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) {
        throw std::runtime_error("PostgreSQL: " + std::string(PQerrorMessage(connection.get())));
    }
}

fs::path newest_programs() {
    fs::path found;
    std::error_code none;
    for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", none)) {
        if (fs::exists(version.path() / "bin/postgres") && version.path() > found) {
            found = version.path();
        }
    }
    if (found.empty()) {
        throw std::runtime_error("PostgreSQL is missing. Install it with: apt-get install postgresql");
    }
    return found / "bin";
}

// PostgreSQL refuses to run as root.
const passwd* other_self() { return ::getuid() == 0 ? ::getpwnam("postgres") : nullptr; }

std::vector<pid_t> children_of(pid_t parent) {
    std::vector<pid_t> out;
    for (const auto& entry : fs::directory_iterator("/proc")) {
        std::ifstream stat(entry.path() / "stat");
        std::string text;
        std::getline(stat, text);
        const std::size_t name_end = text.rfind(')');  // the name may hold anything
        if (name_end == std::string::npos || text.size() < name_end + 5) {
            continue;
        }
        if (std::atoi(text.c_str() + name_end + 4) == parent) {
            out.push_back(std::atoi(entry.path().filename().c_str()));
        }
    }
    return out;
}
}  // namespace

std::string test_postgres() {
    const char* told = std::getenv("ASSAY_TEST_POSTGRES");
    return told == nullptr ? "" : told;
}

std::string make_database(const std::string& server, const std::string& name) {
    on_server(server, "CREATE DATABASE " + name + " TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'");
    const auto slash = server.find('/', server.find("://") + 3), mark = server.find('?');
    return server.substr(0, std::min(slash, mark)) + "/" + name +
           (mark == std::string::npos ? "" : server.substr(mark));
}

void drop_database(const std::string& server, const std::string& name) {
    on_server(server, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
}

OwnPostgres::OwnPostgres() : programs_(newest_programs()), port_(free_port()) {
    std::string name = (fs::temp_directory_path() / "assay-faults-postgres.XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        throw std::runtime_error("no temporary folder");
    }
    folder_ = name;
    if (const passwd* self = other_self(); self != nullptr) {
        (void)!::chown(folder_.c_str(), self->pw_uid, self->pw_gid);
    }
    run({programs_ + "/initdb", "-D", folder_ + "/data", "-U", "assay", "--auth=trust", "--locale=C",
         "--encoding=UTF8"});
}

OwnPostgres::~OwnPostgres() {
    kill();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

std::string OwnPostgres::address() const {
    return "postgresql://assay@127.0.0.1:" + std::to_string(port_) + "/postgres";
}

pid_t OwnPostgres::launch(const std::vector<std::string>& words) const {
    std::vector<std::string> copy = words;
    std::vector<char*> arguments;
    for (std::string& word : copy) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    const std::string log = folder_ + "/log";
    const passwd* self = other_self();
    const uid_t user = self == nullptr ? ::getuid() : self->pw_uid;
    const gid_t group = self == nullptr ? ::getgid() : self->pw_gid;
    const pid_t child = ::fork();
    if (child == 0) {
        if (self != nullptr && (::setgroups(1, &group) != 0 || ::setgid(group) != 0 || ::setuid(user) != 0)) {
            ::_exit(126);
        }
        ::prctl(PR_SET_PDEATHSIG, SIGQUIT);  // an immediate shutdown, should the test die; setuid clears it
        const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        ::dup2(out, STDOUT_FILENO);
        ::dup2(out, STDERR_FILENO);
        if (::chdir(folder_.c_str()) == 0) {
            ::execv(arguments[0], arguments.data());
        }
        ::_exit(127);
    }
    return child;
}

void OwnPostgres::run(const std::vector<std::string>& words) const {
    int status = 0;
    ::waitpid(launch(words), &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        throw std::runtime_error(words[0] + " failed");
    }
}

void OwnPostgres::start() {
    const std::string port = std::to_string(port_);
    postmaster_ = launch({programs_ + "/postgres", "-D", folder_ + "/data", "-p", port, "-k", folder_, "-c",
                          "listen_addresses=127.0.0.1", "-c", "fsync=on", "-c", "synchronous_commit=on", "-c",
                          "full_page_writes=on", "-c", "max_connections=200", "-c", "shared_buffers=64MB"});
    const auto end = Steady::now() + start_max;
    while (Steady::now() < end) {
        const Connection connection(PQconnectdb(address().c_str()), PQfinish);
        if (PQstatus(connection.get()) == CONNECTION_OK) {
            return;
        }
        std::this_thread::sleep_for(milliseconds(20));
    }
    throw std::runtime_error("PostgreSQL did not start again");
}

void OwnPostgres::kill() {
    if (postmaster_ <= 0) {
        return;
    }
    ::kill(postmaster_, SIGSTOP);  // so that it has no more children than are counted now
    const std::vector<pid_t> children = children_of(postmaster_);
    for (const pid_t child : children) {
        ::kill(child, SIGKILL);
    }
    ::kill(postmaster_, SIGKILL);
    ::waitpid(postmaster_, nullptr, 0);
    postmaster_ = -1;
    // Orphans are another's to wait for; until they are gone the shared memory is taken.
    for (const pid_t child : children) {
        const auto end = Steady::now() + milliseconds(5000);
        while (::kill(child, 0) == 0 && Steady::now() < end) {
            std::ifstream stat("/proc/" + std::to_string(child) + "/stat");
            std::string text;
            std::getline(stat, text);
            if (text.empty() || text.find(") Z ") != std::string::npos) {
                break;  // a zombie holds nothing
            }
            std::this_thread::sleep_for(milliseconds(2));
        }
    }
}

}  // namespace faults
