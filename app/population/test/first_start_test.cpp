// The first start as a program: what a browser is told meanwhile, and what is left when it is killed.
#include "folder.hpp"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

namespace population {
namespace {

class Program {
  public:
    Program(const TestFolder& folder, const std::string& people) {
        int ends[2];
        if (::pipe(ends) != 0) {
            throw std::runtime_error("no pipe");
        }
        pid_ = ::fork();
        if (pid_ == 0) {
            ::dup2(ends[1], STDOUT_FILENO);
            ::close(ends[0]);
            ::execl(ASSAY_BINARY, "assay", "serve", "--demo", "--demo-people", people.c_str(), "--data",
                    folder.path.c_str(), "--listen", "127.0.0.1:0", nullptr);
            ::_exit(1);
        }
        ::close(ends[1]);
        from_ = ::fdopen(ends[0], "r");
    }
    ~Program() {
        end(SIGTERM);
        std::fclose(from_);
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    // The next line that holds `words`; fails the test when the program ends before.
    std::string until(const std::string& words) {
        char line[4096];
        while (std::fgets(line, sizeof line, from_) != nullptr) {
            said_ += line;
            if (std::string(line).find(words) != std::string::npos) {
                return line;
            }
        }
        ADD_FAILURE() << "it never said '" << words << "' but: " << said_;
        return "";
    }
    void end(int signal) {
        if (pid_ > 0) {
            ::kill(pid_, signal);
            ::waitpid(pid_, nullptr, 0);
            pid_ = -1;
        }
    }
    const std::string& said() const { return said_; }

  private:
    pid_t pid_ = -1;
    std::FILE* from_ = nullptr;
    std::string said_;
};

std::string ask(const std::string& line_with_address, const std::string& path) {
    const auto at = line_with_address.find("127.0.0.1:") + 10;
    const int port = std::atoi(line_with_address.c_str() + at);
    const int s = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(std::uint16_t(port));
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(s, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) {
        ::close(s);
        return "no connection";
    }
    const std::string request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
    (void)::write(s, request.data(), request.size());
    std::string out;
    char bytes[4096];
    for (ssize_t n = 0; (n = ::read(s, bytes, sizeof bytes)) > 0;) {
        out.append(bytes, std::size_t(n));
    }
    ::close(s);
    return out;
}

TEST(FirstStart, SaysHowFarItIsAndBeginsAnewWhenKilled) {
    const TestFolder folder("killed");
    {
        Program first(folder, "400");
        const std::string address = first.until("Assay answers at");
        first.until("25 %");
        const std::string api = ask(address, "/api/programme");
        EXPECT_TRUE(api.starts_with("HTTP/1.1 503")) << api;
        EXPECT_NE(api.find("preparing_demo"), std::string::npos) << api;
        EXPECT_NE(api.find("\"percent\""), std::string::npos) << api;
        EXPECT_TRUE(ask(address, "/readyz").starts_with("HTTP/1.1 503"));
        EXPECT_TRUE(ask(address, "/").starts_with("HTTP/1.1 200"));
        first.end(SIGKILL);
    }
    EXPECT_FALSE(std::filesystem::exists(folder.path / "assay.sqlite"));
    EXPECT_TRUE(std::filesystem::exists(folder.path / "preparing"));
    {
        Program second(folder, "20");
        const std::string address = second.until("Assay is running at");
        EXPECT_TRUE(ask(address, "/api/programme").starts_with("HTTP/1.1 200"));
        EXPECT_FALSE(std::filesystem::exists(folder.path / "preparing"));
    }
    Program third(folder, "20");
    third.until("Assay is running at");
    EXPECT_EQ(third.said().find("preparing"), std::string::npos) << "a folder with data is left as it is";
}

}  // namespace
}  // namespace population
