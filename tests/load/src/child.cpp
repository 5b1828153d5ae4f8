#include "child.hpp"

#include <base/random.hpp>

#include <boost/json.hpp>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <filesystem>
#include <stdexcept>
#include <thread>
#include <vector>

namespace load {
namespace {
namespace fs = std::filesystem;
namespace json = boost::json;
constexpr int start_max_ms = 60'000;
constexpr auto end_max = std::chrono::seconds(15);

// In the child, between fork and exec: nothing but system calls.
[[noreturn]] void become(const std::vector<char*>& arguments, int out, pid_t parent) {
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);  // whatever ends the parent ends this too
    if (::getppid() != parent) {
        ::_exit(1);
    }
    ::setpgid(0, 0);  // Ctrl-C is for the parent, who then ends this in order
    ::dup2(out, STDOUT_FILENO);
    const int nothing = ::open("/dev/null", O_RDWR);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(nothing, STDERR_FILENO);  // its log is written as ever, and nobody reads it
    ::execv("/proc/self/exe", arguments.data());
    ::_exit(127);
}
}  // namespace

Child::Child(const std::string& below, const std::string& database) {
    const fs::path root = below.empty() ? fs::temp_directory_path() : fs::path(below);
    folder_ = (root / ("assay-load-" + Random().token().substr(0, 12))).string();
    std::vector<std::string> words{"assay", "bench-server", "--folder", folder_, "--json"};
    if (!database.empty()) {
        words.insert(words.end(), {"--database", database});
    }
    std::vector<char*> arguments;
    for (std::string& w : words) {
        arguments.push_back(w.data());
    }
    arguments.push_back(nullptr);
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) {
        throw std::runtime_error("No pipe to a server of one's own.");
    }
    from_ = ends[0];
    const pid_t self = ::getpid();
    pid_ = ::fork();
    if (pid_ == 0) {
        become(arguments, ends[1], self);
    }
    ::close(ends[1]);
    try {
        const json::object said = json::parse(first_line()).as_object();
        if (const auto* address = said.if_contains("address")) {
            address_ = address_of(std::string(address->as_string()));
        } else {
            throw std::runtime_error(std::string(said.at("error").as_string()));
        }
    } catch (...) {
        end();
        throw;
    }
}

std::string Child::first_line() {
    std::string line;
    while (!line.contains('\n')) {
        pollfd p{from_, POLLIN, 0};
        char bytes[1024];
        const ssize_t n = ::poll(&p, 1, start_max_ms) == 1 ? ::read(from_, bytes, sizeof(bytes)) : 0;
        if (n <= 0) {
            throw std::runtime_error(
                "The server for the measurement did not start. Try `assay bench-server "
                "--folder " +
                folder_ + "` to see why.");
        }
        line.append(bytes, std::size_t(n));
    }
    return line.substr(0, line.find('\n'));
}

void Child::end() {
    if (pid_ > 0) {
        ::kill(pid_, SIGTERM);
        const auto until = std::chrono::steady_clock::now() + end_max;
        while (::waitpid(pid_, nullptr, WNOHANG) == 0) {
            if (std::chrono::steady_clock::now() > until) {
                ::kill(pid_, SIGKILL);
                ::waitpid(pid_, nullptr, 0);
                break;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        pid_ = -1;
    }
    if (from_ >= 0) {
        ::close(from_);
        from_ = -1;
    }
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

Child::~Child() { end(); }

}  // namespace load
