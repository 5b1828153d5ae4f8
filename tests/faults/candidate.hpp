// A candidate with a browser that keeps a journal: every change is written there first, sent until the server
// has acknowledged it, and only then forgotten. Here nothing is forgotten, so that it can be looked for
// afterwards.
#pragma once
#include "chance.hpp"
#include "wire.hpp"

#include <boost/json.hpp>

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <vector>

namespace faults {
namespace json = boost::json;

std::string text_of(const json::value&);

struct Question {
    std::string id;
    std::vector<json::value> responses;  // any of them the server takes
};
using Paper = std::vector<Question>;
Paper paper_from(std::string_view reply);

struct Ticket {  // somebody whose exam runs
    std::string from, cookie, attempt;
    Paper paper;
};

struct Change {
    std::int64_t sequence = 0;
    std::string id;
    json::object command;                          // as it is sent
    std::optional<Steady::time_point> told_saved;  // when the acknowledgement came
};

// What a candidate met on the way.
struct Met {
    std::int64_t requests = 0;
    std::int64_t unanswered = 0;                  // no whole reply
    std::map<std::string, std::int64_t> busy;     // 503, by code
    std::int64_t busy_without_retry = 0;          // 503 that does not say when to come back
    std::map<std::string, std::int64_t> odd;      // any other reply that is no 200, as "status code"
    std::map<std::string, std::int64_t> refused;  // single changes, by code
    void add(const Met&);
};
std::string words_of(const std::map<std::string, std::int64_t>&);

class Candidate {
  public:
    // `door`: where the next request goes.
    using Door = std::function<Port(Chance&)>;
    Candidate(Ticket, Door, std::uint64_t seed, milliseconds patience);

    void write();      // one more change into the journal
    void send_once();  // one batch of what is not acknowledged, and what comes of it
    void heed(const json::object& reply);
    bool has_unsaved() const { return saved_ < std::int64_t(changes_.size()); }

    const Ticket& ticket() const { return ticket_; }
    const std::string& journal() const { return journal_; }
    const std::vector<Change>& changes() const { return changes_; }
    const Met& met() const { return met_; }
    std::int64_t acknowledged() const { return acknowledged_; }  // from any thread
    std::int64_t told_busy() const { return told_busy_; }        // 503, from any thread
    Chance& chance() { return chance_; }

  private:
    Ticket ticket_;
    Door door_;
    Chance chance_;
    Wire wire_;
    std::string journal_;
    std::vector<Change> changes_;  // sequence n at n - 1
    std::int64_t saved_ = 0;       // all up to this sequence are acknowledged
    std::atomic<std::int64_t> acknowledged_{0}, told_busy_{0};
    Met met_;
};

}  // namespace faults
