#include "house.hpp"

#include <thread>

namespace delivery {
namespace {
using Person = House;

TEST_F(Person, ErasureDeletesEveryWordAndTheChainStillHolds) {
    const AttemptId done = exam_attempt();
    start(done);
    const json::value item = get(at(done) + "/paper").at("items").at(0);
    send(done,
         {R"({"kind":"change_note","id":")" + uuid(500) + R"(","sequence":1,"item":")" + id_of(item) +
          R"(","text":"my own words"})"},
         1);
    deed(done, "submit");
    const AttemptId running = practice_attempt("study");
    deed(running, "start");

    const auto given = read([](store::Reader& r) { return export_person(r, PersonId("ann")); });
    EXPECT_EQ(given.as_array().size(), 2U);
    EXPECT_TRUE(json::serialize(given).contains("my own words"));

    ASSERT_TRUE(scratch_->write([&](store::Tx& tx) -> Done {
        erase_person(tx, PersonId("ann"), now());
        return {};
    }));
    for (const AttemptId& id : {done, running}) {
        const auto chain = read([&](store::Reader& r) { return chain_of(r, id); });
        EXPECT_FALSE(chain.empty());
        for (const auto& link : chain) {
            EXPECT_FALSE(link.payload);
        }
        EXPECT_TRUE(chain_holds(id));
        EXPECT_FALSE(read([&](store::Reader& r) { return sql::attempt_row(r, {.id = id})->secret; }));
        get(at(id), 404);
        EXPECT_EQ(read([&](store::Reader& r) { return responses_of(r, id, now()).error().code; }), "erased");
        EXPECT_TRUE(read([&](store::Reader& r) { return status_of(r, id, now()).has_value(); }));
    }
    EXPECT_TRUE(read([](store::Reader& r) { return export_person(r, PersonId("ann")); }).as_array().empty());
    server_.as("mona", {"programme_manager"});
    const json::value timeline = get(managed(done, "timeline"));
    EXPECT_TRUE(timeline.at("chain_holds").as_bool());
    EXPECT_TRUE(timeline.at("entries").at(0).at("event").is_null());
    server_.runner.advance_to(now() + Days(30), {});  // no timer is left to stumble over what is gone
    EXPECT_EQ(read([&](store::Reader& r) { return status_of(r, running, now())->phase; }), Phase::aborted);
}

TEST_F(Person, ANextSittingHasTheOtherForm) {
    std::set<std::string> forms;
    for (int i = 0; i < 2; ++i) {
        const AttemptId id = exam_attempt("booking-" + std::to_string(10 + i));
        start(id);
        deed(id, "submit");
        pass(Days(15));
        forms.insert(read([&](store::Reader& r) { return sql::attempt_row(r, {.id = id})->form_name; }));
    }
    EXPECT_EQ(forms.size(), 2U);
}

// Windows that save at the same time: all of it is kept, in one chain.
class Crowd : public House {
  protected:
    using House::House;
    void all_at_once();
};

void Crowd::all_at_once() {
    const AttemptId id = exam_attempt();
    start(id);
    const json::value items = get(at(id) + "/paper").at("items");
    send(id, {R"({"kind":"navigate","id":")" + uuid(4999) + R"(","sequence":1,"position":0})"}, 1, 200, "w");
    for (int w = 0; w < 4; ++w) {  // each has had the word for a moment, and goes on
        deed(id, "take_over", R"(,"journal":"w)" + std::to_string(w) + "\"");
    }
    std::vector<std::thread> windows;
    std::atomic<int> saved = 0;
    for (int w = 0; w < 4; ++w) {
        windows.emplace_back([&, w] {
            for (int i = 1; i <= 25; ++i) {
                const json::value& item = items.at(std::size_t(i % 8));
                const std::string body = R"({"journal":"w)" + std::to_string(w) + R"(","journal_end":)" +
                                         std::to_string(i) + R"(,"commands":[{"kind":"flag","id":")" +
                                         uuid(w * 1000 + i + 5000) + R"(","sequence":)" + std::to_string(i) +
                                         R"(,"item":")" + id_of(item) + "\"}]}";
                const auto reply = server_.ask("POST", at(id) + "/commands", body);
                saved += reply.status == 200 && parsed(reply).at("saved").as_array().size() == 1;
            }
        });
    }
    for (std::thread& w : windows) {
        w.join();
    }
    EXPECT_EQ(saved, 100);
    EXPECT_TRUE(chain_holds(id));
    const auto flags = std::ranges::count_if(log_of_attempt(id), [](const sitting::Entry& e) {
        return std::holds_alternative<sitting::Flagged>(e.event);
    });
    EXPECT_EQ(flags, 100);
}

TEST_F(Crowd, MakesOneChain) { all_at_once(); }

// Where writers do not queue but collide: the loser reads again and decides again.
class CrowdOnPostgres : public Crowd {
  protected:
    CrowdOnPostgres()
        : Crowd(store::Scratch::has_postgres() ? store::Scratch::Kind::postgres
                                               : store::Scratch::Kind::sqlite) {}
};
TEST_F(CrowdOnPostgres, MakesOneChain) {
    if (!store::Scratch::has_postgres()) {
        GTEST_SKIP() << "no PostgreSQL here";
    }
    all_at_once();
}

}  // namespace
}  // namespace delivery
