// A store that is filled before anybody is served keeps what serving keeps, and is served afterwards.
#include <store/filling.hpp>
#include <store/setting.hpp>

#include <gtest/gtest.h>

#include <filesystem>

namespace store {
namespace {

class Filled : public testing::Test {
  protected:
    Filled() : path_(std::filesystem::temp_directory_path() / ("filling-" + std::to_string(::getpid()))) {
        std::filesystem::remove(path_);
    }
    ~Filled() override {
        for (const char* end : {"", "-wal", "-shm", "-journal"}) {
            std::filesystem::remove(path_.string() + end);
        }
    }
    std::filesystem::path path_;
};

Done put(Database& db, const std::string& key, const std::string& value) {
    return db.write([&](Tx& tx) -> Done {
        put_setting(tx, key, value);
        return {};
    });
}
std::optional<std::string> get(Database& db, const std::string& key) {
    return db.read([&](Reader& r) { return setting(r, key); });
}

TEST_F(Filled, SeesItsOwnWritesAndUndoesARefusedOne) {
    const auto db = open_to_fill(path_.string());
    db->migrate({migrations()});
    ASSERT_TRUE(put(*db, "a", "1"));
    EXPECT_EQ(get(*db, "a"), "1");
    const Done refused = db->write([](Tx& tx) -> Done {
        put_setting(tx, "a", "2");
        put_setting(tx, "b", "2");
        return refuse("no", "Not this one.");
    });
    EXPECT_FALSE(refused);
    EXPECT_EQ(get(*db, "a"), "1");
    EXPECT_EQ(get(*db, "b"), std::nullopt);
    EXPECT_THROW(db->write([](Tx& tx) -> Done {
        put_setting(tx, "a", "3");
        throw std::runtime_error("half done");
    }),
                 std::runtime_error);
    EXPECT_EQ(get(*db, "a"), "1");
}

TEST_F(Filled, IsServedAfterwards) {
    {
        const auto db = open_to_fill(path_.string());
        db->migrate({migrations()});
        for (int n = 0; n < 9000; ++n) {  // more than one commit
            ASSERT_TRUE(put(*db, "key " + std::to_string(n), std::to_string(n)));
        }
        db->finish();
    }
    const auto db = Database::open({.url = path_.string()});
    EXPECT_TRUE(db->migrate({migrations()}).empty()) << "its migrations are known";
    EXPECT_EQ(get(*db, "key 8999"), "8999");
    ASSERT_TRUE(put(*db, "later", "yes"));
    EXPECT_EQ(get(*db, "later"), "yes");
    EXPECT_FALSE(std::filesystem::exists(path_.string() + "-journal"));
}

TEST_F(Filled, TellsOfAnnouncementsAfterTheWrite) {
    const auto db = open_to_fill(path_.string());
    db->migrate({migrations()});
    int told = 0;
    db->on_announced([&] {
        EXPECT_EQ(get(*db, "a"), "1") << "it is outside the write";
        ++told;
    });
    ASSERT_TRUE(db->write([](Tx& tx) -> Done {
        put_setting(tx, "a", "1");
        tx.announce("0197aa00-0000-7000-8000-000000000001", "store.Test", "{}", from_micros(1));
        return {};
    }));
    ASSERT_TRUE(put(*db, "a", "2"));
    EXPECT_EQ(told, 1);
}

}  // namespace
}  // namespace store
