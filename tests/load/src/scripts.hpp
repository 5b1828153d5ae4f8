// What the candidates do, step by step.
#pragma once
#include "room.hpp"

#include <boost/json/fwd.hpp>

namespace load {

constexpr std::int64_t changes_max = 15'000;  // of one attempt; its log takes some more

// Deeds before the start: check in, agree, and where the exam asks for one, wait for the proctor.
class ArriveScript : public Script {
  public:
    explicit ArriveScript(Room& room) : room_(room) {}
    bool next(Candidate&) override;
    void replied(Candidate&, const Reply&, Nanos took) override;
    std::vector<std::string> waiting;  // attempts that a proctor has to let in

  private:
    Room& room_;
    std::map<std::size_t, std::string> agreements_;
};

// The paper as it can be fetched before the start: locked. Whoever has it needs nothing but the key to begin.
class SealedScript : public Script {
  public:
    explicit SealedScript(Room& room) : room_(room) {}
    bool next(Candidate&) override;
    void replied(Candidate&, const Reply&, Nanos took) override;
    std::size_t fetched = 0;

  private:
    Room& room_;
};

// Start, then open the paper. Reading it costs this side more than the server, so it may wait until the time
// is taken: read_papers().
class StartScript : public Script {
  public:
    StartScript(Room& room, std::size_t items) : room_(room), items_(items) {}
    bool at_once = false;
    enum class Part { both, start, paper } part = Part::both;
    bool next(Candidate&) override;
    void replied(Candidate&, const Reply&, Nanos took) override;
    void read_papers();
    Histogram started, opened;

  private:
    void read_paper(Candidate&, std::string_view text);

    Room& room_;
    std::size_t items_;
    std::vector<std::pair<std::size_t, std::string>> papers_;  // candidate, reply
    std::map<std::string, std::shared_ptr<const Paper>, std::less<>> known_;
};

// One change a request, until a moment or until every item has been answered `rounds` times.
class SaveScript : public Script {
  public:
    explicit SaveScript(Room& room) : room_(room) {}
    Nanos until = 0;                  // 0: none
    bool once = false;                // until every item has its answer
    std::int64_t most = changes_max;  // of one attempt
    std::int64_t beats_in = 0;        // so many requests in 1,000 are signs of life: the state is read
    bool next(Candidate&) override;
    void replied(Candidate&, const Reply&, Nanos took) override;
    Histogram saved, beaten;

  private:
    Room& room_;
    std::int64_t turn_ = 0;
};

// The same bytes to an address that does nothing.
class EchoScript : public Script {
  public:
    explicit EchoScript(Room& room) : room_(room) {}
    Nanos until = 0;
    bool next(Candidate&) override;
    void replied(Candidate&, const Reply&, Nanos took) override;
    Histogram echoed;

  private:
    Room& room_;
};

// All of the paper in one request, as a browser sends what it kept while it was offline.
class BatchScript : public Script {
  public:
    explicit BatchScript(Room& room) : room_(room) {}
    bool next(Candidate&) override;
    void replied(Candidate&, const Reply&, Nanos took) override;

  private:
    Room& room_;
};

// The review screen: reads what the server holds, and compares it with what it has acknowledged.
class ReviewScript : public Script {
  public:
    explicit ReviewScript(Room& room) : room_(room) {}
    bool next(Candidate&) override;
    void replied(Candidate&, const Reply&, Nanos took) override;

  private:
    Room& room_;
};

// Submit, then ask for the result until it is there.
class SubmitScript : public Script {
  public:
    explicit SubmitScript(Room& room) : room_(room) {}
    bool next(Candidate&) override;
    void replied(Candidate&, const Reply&, Nanos took) override;
    Histogram submitted, resulted;

  private:
    Room& room_;
};

// The log itself: every acknowledged command's id must stand in it.
class LogScript : public Script {
  public:
    explicit LogScript(Room& room) : room_(room) {}
    bool next(Candidate&) override;
    void replied(Candidate&, const Reply&, Nanos took) override;
    std::int64_t read = 0;  // logs

  private:
    Room& room_;
};

// Everything one after another: start to result, without a pause. Each part is the script of that name.
class WholeScript : public Script {
  public:
    WholeScript(Room& room, std::size_t items);
    bool next(Candidate&) override;
    void replied(Candidate&, const Reply&, Nanos took) override;
    StartScript start;
    SaveScript save;
    ReviewScript review;
    SubmitScript submit;

  private:
    std::vector<Script*> parts_;
    std::map<std::size_t, std::size_t> part_;  // of each candidate
};

// How many of the candidate's acknowledged changes a view of the attempt does not show.
std::int64_t missing_in_view(const Candidate&, std::string_view view);
// How many ids of the candidate's acknowledged changes a log does not hold.
std::int64_t missing_in_log(const Candidate&, std::string_view log);
// Whether a reply to a batch says that it holds this sequence.
bool says_saved(std::string_view body, std::int64_t sequence);

}  // namespace load
