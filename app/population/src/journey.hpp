// One person's way through the programme, each step planned when the one before is done: learn, practise,
// book, sit, hold a credential, go on.
#pragma once
#include "ground.hpp"
#include "sitting.hpp"

namespace population {

class Journey : public std::enable_shared_from_this<Journey> {
  public:
    Journey(World& world, const Ground& ground, std::int64_t number)
        : world_(world), ground_(ground), person_(world.plan(), number) {}
    void begin();  // at the present
    Person& person() { return person_; }

  private:
    // learning.cpp
    void ask_accommodation();
    void enrol();
    void learn(std::size_t next, std::size_t until);
    void answer_check(const CourseActivity&);
    void practise(std::size_t set);
    void ready_to_book();
    // booking.cpp
    void book();
    json::object place_and_time(double days_ahead);
    std::optional<std::string> free_start(const std::string& centre, double days_ahead);
    void booked(const std::string& booking, Instant starts_at, bool at_centre);
    void reschedule(const std::string& booking);
    void cancel(const std::string& booking);
    // exam_day.cpp
    void arrive(const std::string& booking, bool at_centre);
    void let_in(const std::string& booking, const std::string& attempt, bool at_centre);
    void sit(const std::string& booking, const std::string& attempt, bool at_centre);
    void trouble(const std::string& booking, const std::string& attempt, const std::shared_ptr<Sitting>&);
    void pause(const std::string& attempt, const std::shared_ptr<Sitting>&);
    void look_at_result(const std::string& attempt);
    void failed();
    // holding.cpp
    void passed();
    void claim(const std::string& credential, int number, Instant since, bool keen);
    void decide(const std::string& credential, const std::string& claim, const json::object& body);
    void renew(const std::string& credential);
    void watch_over(const std::string& credential);
    void go_higher();

    const Behaviour& behaviour() const { return world_.plan().behaviour; }
    Dice& dice() { return person_.dice; }
    const Path& path() const { return ground_.paths[person_.step]; }
    // After so many days, at some hour of the person's own day.
    void later(double days, void (Journey::*what)(), int from = 8, int to = 22);
    template <class F>
    void at(Instant when, F what) {
        world_.at(when, [self = shared_from_this(), what = std::move(what)]() mutable { what(*self); });
    }
    Reply mine(std::string_view method, std::string path, const json::object& body) {
        return world_.ask(person_.asker, method, std::move(path), body);
    }

    World& world_;
    const Ground& ground_;
    Person person_;
    bool short_validity_ = false;
};

// Words for what people write, by kind.
struct Words {
    static const std::vector<std::string>& cancelling();
    static const std::vector<std::pair<std::string, std::string>>& incidents();       // kind, text
    static const std::vector<std::pair<std::string, std::string>>& accommodations();  // preset, reason
    struct Activity {
        std::string kind, title;
        int least, most;  // credits
    };
    static const std::vector<Activity>& activities();
    static const std::vector<std::string>& providers();
};

}  // namespace population
