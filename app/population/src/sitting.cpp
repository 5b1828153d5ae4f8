#include "sitting.hpp"

#include "answers.hpp"

#include <fmt/format.h>

namespace population {
namespace {
// A browser that says nothing for a minute is away: whoever reads longer moves to and fro.
constexpr Duration quiet_max = std::chrono::seconds(57);

std::string json_of(const std::optional<itembank::Response>& response) {
    return response ? json::serialize(schema::write(*response)) : std::string();
}
}  // namespace

const std::vector<std::string>& comment_texts() {
    static const std::vector<std::string> texts{
        "Two of the options seem to say the same thing.",
        "The word in the second sentence was hard to understand.",
        "I think the picture is too small on my screen.",
        "More than one answer can be right here, depending on the contract.",
        "A good question: it happened at my work last month.",
        "The situation is long for what is asked.",
        "I was not sure whether this means the provider or the customer.",
        "The last option is much longer than the others.",
        "The unit is missing in the first line.",
        "Very close to an example in the course."};
    return texts;
}

std::shared_ptr<Sitting> Sitting::begin(World& world, Person& person, const delivery::AttemptId& attempt,
                                        Then then) {
    const auto sitting = std::make_shared<Sitting>(world, person, attempt, std::move(then));
    const Reply started = world.ask(person.asker, "POST", sitting->path_ + "/deeds",
                                    json::object{{"id", world.uuid()}, {"deed", "start"}});
    if (!started.good()) {
        return nullptr;
    }
    const auto paper = world.shell().db.read(
        [&](store::Reader& r) { return delivery::responses_of(r, attempt, world.now()); });
    const auto* left = started.find("/seconds_left");
    sitting->prepare(*paper, left != nullptr ? left->to_number<std::int64_t>() : 3600);
    ++world.made().attempts;
    sitting->after(sitting->questions_.front().takes, &Sitting::next);
    return sitting;
}

void Sitting::after(Duration how_long, void (Sitting::*what)()) {
    world_.at(world_.now() + how_long, [self = shared_from_this(), what] {
        if (const Duration left = self->away_until_ - self->world_.now(); left > Duration(0)) {
            return self->after(left + std::chrono::seconds(self->person_.dice.between(4, 20)), what);
        }
        (*self.*what)();
    });
}

Sitting::Sitting(World& world, Person& person, const delivery::AttemptId& attempt, Then then)
    : world_(world),
      person_(person),
      attempt_(attempt),
      then_(std::move(then)),
      path_("/api/attempts/" + attempt.value),
      journal_(world.uuid()) {}

void Sitting::prepare(const delivery::FinalResponses& paper, std::int64_t seconds) {
    const Behaviour& b = world_.plan().behaviour;
    const double theta = person_.theta(world_.plan().ability);
    slow_ = person_.dice.happens(b.runs_out_of_time);
    // Most need between half and nine tenths of the time; who runs out of it is cut off by the clock.
    const double pace = slow_ ? 1.25 : std::clamp(person_.dice.normal(0.68, 0.12), 0.35, 0.93);
    const double a_question = std::min(pace * double(seconds) / double(paper.items.size()), 160.0);
    for (const auto& one : paper.items) {
        const auto& item = world_.item(one.item);
        const auto known = world_.parameters().find(item.content.item);
        if (known == world_.parameters().end()) {
            throw std::runtime_error("population/items.toml says nothing of the item '" + item.content.item +
                                     "'. Run: assay population fill FOLDER");
        }
        Question q{one.item};
        const double chance = chance_of_right(known->second, theta);
        const bool right = person_.dice.happens(chance);
        if (paper.attempt.kind == delivery::Kind::exam) {
            Expected& expected = world_.made().expected[item.content.item];
            ++expected.n;
            expected.right += chance;
            expected.a = known->second.a;
            expected.b = known->second.b;
        }
        const auto wrong = [&] {
            return wrong_response(item.content, one.seed, person_.dice, world_.plan().distractor_weight);
        };
        if (!person_.dice.happens(b.leaves_blank)) {
            q.response = json_of(right ? right_response(item.content, one.seed) : wrong());
            if (right && person_.dice.happens(b.changes_answer)) {
                q.before = json_of(wrong());
            }
        }
        q.flagged = person_.dice.happens(b.flags);
        const double spread = slow_ ? 0.2 : 0.35;
        q.takes = Duration(std::int64_t(1e6 * std::max(6.0, person_.dice.around(a_question * 0.94, spread))));
        questions_.push_back(std::move(q));
    }
    if (person_.dice.happens(b.comments)) {
        for (std::int64_t n = person_.dice.between(1, 3); n > 0; --n) {
            comments_.push_back(std::size_t(person_.dice.between(0, std::int64_t(questions_.size()) - 1)));
        }
    }
    if (questions_.front().takes > quiet_max) {
        questions_.front().takes = quiet_max;
    }
}

void Sitting::change(const std::string& kind_and_rest) {
    ++sequence_;
    unsaved_ += fmt::format(R"({}{{"id":"{}","sequence":{},{}}})", unsaved_.empty() ? "" : ",", world_.uuid(),
                            sequence_, kind_and_rest);
}

void Sitting::save() {
    if (!unsaved_.empty()) {
        world_.ask(person_.asker, "POST", path_ + "/commands",
                   fmt::format(R"({{"journal":"{}","journal_end":{},"commands":[{}]}})", journal_, sequence_,
                               std::exchange(unsaved_, {})));
    }
}

void Sitting::next() {
    const Question& q = questions_[at_];
    const auto answer = [&](const std::string& response) {
        change(fmt::format(R"("kind":"answer","item":"{}","response":{},"position":{})", q.item.value,
                           response, at_));
    };
    if (!q.before.empty()) {
        answer(q.before);
    }
    if (!q.response.empty()) {
        answer(q.response);
        ++world_.made().answers;
        ++answered_;
    }
    if (q.flagged) {
        change(fmt::format(R"("kind":"flag","item":"{}")", q.item.value));
    }
    if (std::ranges::find(comments_, at_) != comments_.end()) {
        comment();
    }
    save();
    if (++at_ == questions_.size()) {
        return after(std::chrono::seconds(person_.dice.between(15, 50)), &Sitting::submit);
    }
    look(questions_[at_].takes);
}

void Sitting::look(Duration more) {
    reads_on_ = more > quiet_max ? more - quiet_max : Duration(0);
    after(std::min(more, quiet_max), reads_on_ > Duration(0) ? &Sitting::move_about : &Sitting::next);
}

void Sitting::move_about() {
    change(fmt::format(R"("kind":"navigate","position":{})", at_));
    save();
    look(reads_on_);
}

void Sitting::comment() {
    change(fmt::format(R"("kind":"comment","item":"{}","text":{})", questions_[at_].item.value,
                       json::serialize(json::string(person_.dice.one_of(comment_texts())))));
}

void Sitting::submit() {
    const Reply done =
        world_.ask(person_.asker, "POST", path_ + "/deeds",
                   json::object{{"id", world_.uuid()}, {"deed", "submit"}, {"answered", answered_}});
    over_ = true;
    then_(done.good() ? Ending::submitted : Ending::out_of_time);
}

}  // namespace population
