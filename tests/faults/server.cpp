#include "server.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <vector>

namespace faults {
namespace {
constexpr milliseconds start_max{30'000};
constexpr milliseconds step{3};

std::string binary() {
    const char* other = std::getenv("FAULTS_BINARY");
    return other != nullptr ? other : ASSAY_BINARY;
}

std::string last_words(const std::string& path) {
    std::ifstream in(path);
    std::stringstream all;
    all << in.rdbuf();
    const std::string text = all.str();
    return text.substr(text.size() > 2000 ? text.size() - 2000 : 0);
}
}  // namespace

Port free_port() {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(at);
    const bool found = ::bind(fd, reinterpret_cast<const sockaddr*>(&at), sizeof(at)) == 0 &&
                       ::getsockname(fd, reinterpret_cast<sockaddr*>(&at), &size) == 0;
    ::close(fd);
    if (!found) {
        throw std::runtime_error("no free port on the loopback address");
    }
    return ntohs(at.sin_port);
}

void Server::start() {
    // Everything is made before the fork: other threads are running.
    std::vector<std::string> words{binary(), "serve",       "--listen", "127.0.0.1:" + std::to_string(port_),
                                   "--data", place_.folder, "--demo",   "--demo-people",
                                   "0"};
    if (!place_.database.empty()) {
        words.insert(words.end(), {"--database", place_.database});
    }
    std::vector<char*> arguments;
    for (std::string& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    const int log = ::open(place_.log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    child_ = ::fork();
    if (child_ == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // a test that dies leaves nothing behind
        ::dup2(log, STDOUT_FILENO);
        ::dup2(log, STDERR_FILENO);
        ::execv(arguments[0], arguments.data());
        ::_exit(127);
    }
    ::close(log);
    const auto end = Steady::now() + start_max;
    Wire wire("127.0.0.1", milliseconds(1000));
    while (Steady::now() < end && is_alive()) {
        const auto reply = wire.ask(port_, "GET", "/readyz");
        if (reply && reply->status == 200) {
            return;
        }
        std::this_thread::sleep_for(step);
    }
    throw std::runtime_error("the server did not start: " + last_words(place_.log));
}

bool Server::is_alive() { return child_ > 0 && !gone(milliseconds(0)); }

bool Server::gone(milliseconds most) {
    const auto end = Steady::now() + most;
    while (child_ > 0) {
        const pid_t ended = ::waitpid(child_, nullptr, WNOHANG);
        if (ended == child_ || ended < 0) {
            child_ = -1;
        } else if (Steady::now() >= end) {
            return false;
        } else {
            std::this_thread::sleep_for(step);
        }
    }
    return true;
}

void Server::kill() {
    if (child_ > 0) {
        ::kill(child_, SIGKILL);
        ::waitpid(child_, nullptr, 0);
        child_ = -1;
    }
}

void Server::stop(milliseconds most) {
    if (child_ > 0) {
        ::kill(child_, SIGTERM);
        if (!gone(most)) {
            throw std::runtime_error("the server did not stop in time: " + last_words(place_.log));
        }
    }
}

}  // namespace faults
