// An attempt as its candidate lives through it: question after question, each saved at its own moment.
#pragma once
#include "person.hpp"

#include <delivery/delivery.hpp>

#include <memory>

namespace population {

enum class Ending { submitted, out_of_time };

class Sitting : public std::enable_shared_from_this<Sitting> {
  public:
    using Then = std::move_only_function<void(Ending)>;
    // The attempt is started at the world's present; `then` is told its end, at the end.
    static std::shared_ptr<Sitting> begin(World&, Person&, const delivery::AttemptId&, Then then);
    Sitting(World&, Person&, const delivery::AttemptId&, Then then);
    // Nothing is saved until then: a pause, a network that is gone.
    void wait_until(Instant when) { away_until_ = std::max(away_until_, when); }
    bool is_over() const { return over_; }

  private:
    struct Question {
        itembank::ItemVersionId item;
        std::string response;  // JSON; empty: left blank
        std::string before;    // an answer it had first
        Duration takes{};
        bool flagged = false;
    };
    void prepare(const delivery::FinalResponses&, std::int64_t seconds);
    void next();
    void look(Duration more);  // goes on reading: what a browser saves of that
    void after(Duration, void (Sitting::*what)());
    void change(const std::string& kind_and_rest);  // into the journal
    void save();                                    // what the journal holds, as a browser sends it
    void move_about();
    void comment();
    void submit();

    World& world_;
    Person& person_;
    delivery::AttemptId attempt_;
    Then then_;
    std::string path_, journal_;
    std::vector<Question> questions_;
    std::size_t at_ = 0;
    std::string unsaved_;  // commands, in JSON
    std::int64_t sequence_ = 0, answered_ = 0;
    bool slow_ = false, over_ = false;
    Instant away_until_{};
    Duration reads_on_{};
    std::vector<std::size_t> comments_;
};

// Where the population's words come from: what a candidate writes to an item's authors.
const std::vector<std::string>& comment_texts();

}  // namespace population
