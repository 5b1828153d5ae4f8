// The disk is full. The server's data folder is a small disk of its own, and somebody else's file takes the
// rest of it. Saves are refused in plain words then; when there is room again, they go on without a restart.
#include "engines.hpp"

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>
#include <array>
#include <cstring>

namespace faults {
namespace {
constexpr std::size_t candidates = 20;
constexpr int rounds = 3;
constexpr const char* disk_size = "size=32m";

// A disk in memory, while this lives.
class SmallDisk {
  public:
    explicit SmallDisk(std::string folder) : folder_(std::move(folder)) {
        ::mkdir(folder_.c_str(), 0700);
        is_there_ = ::mount("tmpfs", folder_.c_str(), "tmpfs", 0, disk_size) == 0;
        why_ = std::strerror(errno);
    }
    ~SmallDisk() {
        if (is_there_) {
            ::umount2(folder_.c_str(), MNT_DETACH);
        }
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    bool is_there() const { return is_there_; }
    const std::string& why_not() const { return why_; }

    // Writes to the ballast until nothing more fits.
    void fill() const {
        const int fd = ::open(ballast().c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        static constexpr std::array<char, 64 * 1024> bytes{};
        for (std::size_t piece = bytes.size(); piece >= 1024; piece /= 2) {
            while (::write(fd, bytes.data(), piece) > 0) {
            }
        }
        ::close(fd);
    }
    void make_room() const { ::unlink(ballast().c_str()); }

  private:
    std::string ballast() const { return folder_ + "/ballast"; }
    std::string folder_, why_;
    bool is_there_ = false;
};

TEST(Disk, full_and_then_not) {
    const auto began = Steady::now();
    const Ground ground(Engine::sqlite);
    const Place place = ground.place();
    const SmallDisk disk(place.folder);
    if (!disk.is_there()) {
        GTEST_SKIP() << "no small disk may be mounted here: " << disk.why_not();
    }
    Server server(place);
    server.start();
    Desk desk(server.port());
    Crowd crowd(desk.seat(candidates), [&](Chance&) { return server.port(); });
    crowd.begin();
    for (int round = 0; round < rounds; ++round) {
        ASSERT_TRUE(crowd.goes_on(20, soon)) << "round " << round << ", seed " << seed();
        // The log of the database has room of its own for a while; when that is used up, nothing is saved.
        const auto end = Steady::now() + soon;
        do {
            disk.fill();
        } while (crowd.goes_on(1, milliseconds(500)) && Steady::now() < end);
        EXPECT_LT(Steady::now(), end) << "a full disk stops nothing";
        EXPECT_TRUE(server.is_alive()) << "the server died of a full disk";
        disk.make_room();
        EXPECT_TRUE(crowd.goes_on(20, soon)) << "it does not go on when there is room; seed " << seed();
    }
    crowd.settle(settled);
    const Verdict verdict = audit(desk, server.port(), crowd);
    summarise("disk full, SQLite", rounds, crowd, verdict, began);
    expect_nothing_lost(crowd, verdict);
    EXPECT_TRUE(crowd.met().odd.empty()) << words_of(crowd.met().odd);
    EXPECT_FALSE(crowd.met().busy.empty()) << "nobody was told that nothing can be saved";
}

}  // namespace
}  // namespace faults
