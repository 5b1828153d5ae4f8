// Open pages hear of changes: this server's at once, another's and mere silence at the next look.
#include "house.hpp"

#include <condition_variable>

#include "listeners.hpp"

namespace delivery {
namespace {

// What one page heard. Its ear may outlive it.
class Page {
  public:
    Listeners::Send ear() {
        return [all = all_](const std::string& text) {
            const json::value message = schema::json::parse(text);
            const std::scoped_lock lock(all->mutex);
            ++all->messages;
            for (const json::value& id : message.at("changed").as_array()) {
                all->heard.emplace(id.as_string());
            }
            all->said.notify_all();
        };
    }
    bool hears(const AttemptId& id) {
        std::unique_lock lock(all_->mutex);
        return all_->said.wait_for(lock, std::chrono::seconds(20),
                                   [&] { return all_->heard.contains(id.value); });
    }
    bool has_heard(const AttemptId& id) {
        const std::scoped_lock lock(all_->mutex);
        return all_->heard.contains(id.value);
    }
    void forget() {
        const std::scoped_lock lock(all_->mutex);
        all_->heard.clear();
        all_->messages = 0;
    }
    std::size_t messages() {
        const std::scoped_lock lock(all_->mutex);
        return all_->messages;
    }

  private:
    struct All {
        std::mutex mutex;
        std::condition_variable said;
        std::set<std::string> heard;
        std::size_t messages = 0;
    };
    std::shared_ptr<All> all_ = std::make_shared<All>();
};

class Live : public House {
  protected:
    Listeners& listeners() { return *server_.shell.memory->of<Listeners>(); }
    // Every page reads just after it began to listen; what it is told then is not what a test is about.
    Listeners::Ticket open(Page& page, std::optional<AttemptId> only = std::nullopt) {
        const auto ticket = listeners().listen(server_.shell, std::move(only), page.ear());
        nudge(server_.shell, first_);
        if (!only || *only == first_) {
            EXPECT_TRUE(page.hears(first_));
        }
        return ticket;
    }
    AttemptId first_ = exam_attempt("booking-0", "zoe");
};

TEST_F(Live, ADeedIsToldToStaffAndToItsOwnerAlone) {
    const AttemptId anns = exam_attempt("booking-1", "ann");
    const AttemptId bens = exam_attempt("booking-2", "ben");
    Page desk, ann, ben;
    open(desk);
    open(ann, anns);
    open(ben, bens);
    deed(anns, "check_in");
    EXPECT_TRUE(desk.hears(anns));
    EXPECT_TRUE(ann.hears(anns));
    EXPECT_FALSE(ben.has_heard(anns));
    server_.as("paula", {"proctor"});
    ann.forget();
    post(managed(anns, "messages"), R"({"text":"Good morning"})");
    EXPECT_TRUE(ann.hears(anns));
}

TEST_F(Live, ManyChangesAreToldTogether) {
    Page desk;
    open(desk);
    desk.forget();
    std::vector<AttemptId> all;
    for (int n = 0; n < 500; ++n) {
        all.emplace_back("attempt-" + std::to_string(n));
    }
    for (int round = 0; round < 10; ++round) {
        for (const AttemptId& id : all) {
            nudge(server_.shell, id);
        }
    }
    for (const AttemptId& id : all) {
        ASSERT_TRUE(desk.hears(id));
    }
    EXPECT_LE(desk.messages(), 20U);  // 5,000 changes
}

TEST_F(Live, APageThatIsClosedHearsNothing) {
    const AttemptId id = exam_attempt();
    Page open_page, closed;
    const auto ticket = open(closed);
    open(open_page);
    listeners().leave(ticket);
    closed.forget();
    nudge(server_.shell, id);
    EXPECT_TRUE(open_page.hears(id));
    EXPECT_FALSE(closed.has_heard(id));
}

TEST_F(Live, WhatAnotherServerChangesIsFoundByLooking) {
    const AttemptId id = exam_attempt();
    Page desk;
    open(desk);
    ASSERT_TRUE(desk.hears(id));  // the first look tells of the last seconds
    desk.forget();
    Server other(*scratch_, scratch_.folder() / "files", 8);
    other.as("ann");
    other.clock.move_to(now() + std::chrono::seconds(1));
    EXPECT_EQ(
        other.ask("POST", at(id) + "/deeds", R"({"id":")" + uuid(77) + R"(","deed":"check_in"})").status,
        200);
    EXPECT_TRUE(desk.hears(id));
}

TEST_F(Live, SilenceIsToldWhenItHasLastedAMinute) {
    const AttemptId id = exam_attempt();
    start(id);
    get(at(id));
    Page desk;
    open(desk);
    ASSERT_TRUE(desk.hears(id));
    desk.forget();
    pass(std::chrono::seconds(61));
    EXPECT_TRUE(desk.hears(id));
    server_.as("paula", {"proctor"});
    const auto status = get("/api/manage/attempts/" + id.value);
    EXPECT_TRUE(status.at("heard_at").is_string());
}

TEST_F(Live, ASocketIsForStaffAndTheOwner) {
    const AttemptId id = exam_attempt();
    server_.as("ben");
    EXPECT_NE(server_.ask("GET", at(id) + "/live").status, 200);
    EXPECT_EQ(server_.ask("GET", "/api/manage/attempts/live").status, 403);
}

}  // namespace
}  // namespace delivery
