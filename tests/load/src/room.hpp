// The candidates, and how their requests are sent: each as soon as the one before is answered (closed), or at
// moments that were set before (open).
#pragma once
#include "histogram.hpp"
#include "journal.hpp"
#include "network.hpp"

#include <deque>
#include <map>
#include <optional>
#include <queue>

namespace load {

struct Ticket {  // a candidate who may start
    std::string cookie, attempt;
};

struct Candidate {
    std::size_t number = 0;
    Ticket ticket;
    std::uint64_t seed = 0;
    std::optional<Journal> journal;  // once the paper is open
    std::int64_t sent = 0;           // changes
    std::int64_t acknowledged = 0;
    std::int64_t missing = 0;  // acknowledged, and not there afterwards
    bool broken = false;       // something was refused: it sends no more changes
    bool beats = false;        // its request is a sign of life
    int stage = 0;             // of the script that runs
    std::string request, commands_head, echo_head;
    Nanos intended = 0, began = 0;
    Nanos again_in = 0;  // set by a script: the same request once more, after so long
};

// What the candidates do. A script may be asked again for a candidate whose request was answered 503.
struct Script {
    virtual ~Script() = default;
    virtual bool next(Candidate&) = 0;  // writes the request; false: this candidate has nothing more to do
    virtual void replied(Candidate&, const Reply&, Nanos took) = 0;
};

// Whole seconds of the generator's own bookkeeping.
struct Tally {
    std::int64_t requests = 0, busy = 0;
    std::map<std::string, std::int64_t> errors;  // by code
    std::int64_t error_count() const;
    void refused(const Reply&);  // counts the code of the problem
};

std::string request_of(const Address&, std::string_view method, const std::string& path,
                       const std::string& cookie, std::string_view body = {});
// The bytes before the body's length; what stays the same for every change of a candidate.
std::string head_of(const Address&, std::string_view method, const std::string& path,
                    const std::string& cookie);

class Room : public Listener {
  public:
    Room(Network& network, std::vector<Ticket>);

    const Address& address() const { return network_.address(); }
    std::size_t connections() const { return network_.size(); }
    std::vector<Candidate>& candidates() { return candidates_; }
    Tally& tally() { return tally_; }

    enum class Turns { whole, one_each };  // a connection stays with a candidate until done, or goes round
    // Runs until the script has nothing more to do for anybody. Throws when that takes longer than `most`.
    void closed(Script&, Turns, Nanos most);
    // `rate` requests a second of all candidates together, for so long; then waits for what is under way.
    void open(Script&, double rate, Nanos during);

    void replied(Wire&, const Reply&) override;

  private:
    struct Later {
        Nanos at;
        std::size_t candidate;
        bool again;  // the same request once more
        bool operator>(const Later& other) const { return at > other.at; }
    };
    struct Waiting {
        std::size_t candidate;
        Nanos intended;
    };
    struct Line {                            // of one connection
        std::size_t place = 0;               // whose turn it is, closed
        std::vector<std::size_t> members;    // still busy
        std::optional<std::size_t> current;  // whose request is under way
        std::deque<Waiting> waiting;         // open: late already
    };
    void advance(std::size_t wire);
    void issue(std::size_t candidate);
    void due(Nanos now);
    std::size_t wire_of(std::size_t candidate) const { return candidate % lines_.size(); }

    Network& network_;
    std::vector<Candidate> candidates_;
    Tally tally_;
    std::vector<Line> lines_;
    std::priority_queue<Later, std::vector<Later>, std::greater<>> later_;
    Script* script_ = nullptr;
    bool closed_ = true;
    Turns turns_ = Turns::whole;
    std::size_t busy_ = 0;       // candidates, closed
    std::size_t under_way_ = 0;  // connections that wait for a reply
    Nanos interval_ = 0, open_until_ = 0;
};

}  // namespace load
