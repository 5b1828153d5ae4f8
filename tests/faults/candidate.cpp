#include "candidate.hpp"

#include <algorithm>
#include <stdexcept>

namespace faults {

std::string text_of(const json::value& v) { return std::string(v.as_string()); }

namespace {
constexpr std::size_t batch_max = 50;

std::vector<std::string> ids_of(const json::value& options) {
    std::vector<std::string> out;
    for (const json::value& option : options.as_array()) {
        out.push_back(text_of(option.at("id")));
    }
    return out;
}

std::vector<json::value> responses_to(const json::object& item) {
    const std::string kind = text_of(item.at("kind"));
    const std::vector<std::string> options = ids_of(item.at("options"));
    std::vector<json::value> out;
    for (std::size_t i = 0; i < options.size(); ++i) {
        std::vector<std::string> order = options;
        std::ranges::rotate(order, order.begin() + std::ptrdiff_t(i));
        if (kind == "choice") {
            out.push_back(json::object{{"kind", kind}, {"option", options[i]}});
        } else if (kind == "multiple_response") {
            out.push_back(json::object{{"kind", kind}, {"options", json::array{options[i]}}});
        } else if (kind == "ordering") {
            out.push_back(json::object{{"kind", kind}, {"order", json::value_from(order)}});
        } else if (kind == "matching") {
            json::array pairs;
            for (std::size_t n = 0; const std::string& prompt : ids_of(item.at("prompts"))) {
                pairs.push_back(json::object{{"prompt", prompt}, {"option", order[n++ % order.size()]}});
            }
            out.push_back(json::object{{"kind", kind}, {"pairs", std::move(pairs)}});
        } else {
            throw std::runtime_error("no answer is known for a question of kind " + kind);
        }
    }
    return out;
}

std::string code_of(const Reply& reply) {
    boost::system::error_code wrong;
    const json::value body = json::parse(reply.body, wrong);
    const json::object* problem = wrong ? nullptr : body.if_object();
    const json::value* code = problem == nullptr ? nullptr : problem->if_contains("code");
    return std::to_string(reply.status) + " " +
           (code != nullptr && code->is_string() ? text_of(*code) : std::string("without a code"));
}
}  // namespace

Paper paper_from(std::string_view reply) {
    Paper out;
    const json::value whole = json::parse(reply);
    for (const json::value& item : whole.at("items").as_array()) {
        if (auto responses = responses_to(item.as_object());
            !responses.empty()) {  // a composite one has none here
            out.push_back({text_of(item.at("id")), std::move(responses)});
        }
    }
    return out;
}

void Met::add(const Met& other) {
    requests += other.requests;
    unanswered += other.unanswered;
    for (const auto& [code, count] : other.busy) {
        busy[code] += count;
    }
    busy_without_retry += other.busy_without_retry;
    for (const auto& [code, count] : other.odd) {
        odd[code] += count;
    }
    for (const auto& [code, count] : other.refused) {
        refused[code] += count;
    }
}

std::string words_of(const std::map<std::string, std::int64_t>& counts) {
    std::string out;
    for (const auto& [what, count] : counts) {
        out += (out.empty() ? "" : ", ") + std::to_string(count) + " x " + what;
    }
    return out.empty() ? "none" : out;
}

Candidate::Candidate(Ticket ticket, Door door, std::uint64_t seed, milliseconds patience)
    : ticket_(std::move(ticket)),
      door_(std::move(door)),
      chance_(seed),
      wire_(ticket_.from, patience),
      journal_(chance_.uuid()) {
    wire_.set_cookie(ticket_.cookie);
}

void Candidate::write() {
    const auto place = chance_.between(0, std::int64_t(ticket_.paper.size()) - 1);
    const Question& question = ticket_.paper[std::size_t(place)];
    Change change{std::int64_t(changes_.size()) + 1, chance_.uuid(), {}, {}};
    change.command = {{"id", change.id}, {"sequence", change.sequence}};
    const auto kind = chance_.between(0, 9);
    if (kind == 0) {
        change.command["kind"] = "navigate";
        change.command["position"] = place;
    } else {
        change.command["item"] = question.id;
        if (kind <= 2) {
            change.command["kind"] = kind == 1 ? "flag" : "unflag";
        } else if (kind == 3) {
            change.command["kind"] = "change_note";
            change.command["text"] = "Look again, says change " + std::to_string(change.sequence);
        } else {
            change.command["kind"] = "answer";
            const auto which = chance_.between(0, std::int64_t(question.responses.size()) - 1);
            change.command["response"] = question.responses[std::size_t(which)];
            change.command["position"] = place;
        }
    }
    changes_.push_back(std::move(change));
}

void Candidate::send_once() {
    json::array commands;
    for (std::size_t i = std::size_t(saved_); i < changes_.size() && commands.size() < batch_max; ++i) {
        commands.push_back(changes_[i].command);
    }
    const std::string body = json::serialize(json::object{
        {"journal", journal_}, {"journal_end", changes_.size()}, {"commands", std::move(commands)}});
    ++met_.requests;
    const auto reply =
        wire_.ask(door_(chance_), "POST", "/api/attempts/" + ticket_.attempt + "/commands", body);
    if (!reply) {
        ++met_.unanswered;
    } else if (reply->status == 200) {
        heed(json::parse(reply->body).as_object());
    } else if (reply->status == 503) {
        ++told_busy_;
        ++met_.busy[code_of(*reply)];
        met_.busy_without_retry += reply->header("retry-after").empty();
    } else {
        ++met_.odd[code_of(*reply)];
    }
}

void Candidate::heed(const json::object& reply) {
    const auto now = Steady::now();
    for (const json::value& sequence : reply.at("saved").as_array()) {
        Change& change = changes_.at(std::size_t(sequence.to_number<std::int64_t>()) - 1);
        if (!change.told_saved) {
            change.told_saved = now;
            ++acknowledged_;
        }
    }
    for (const json::value& refused : reply.at("refused").as_array()) {
        ++met_.refused[text_of(refused.at("code"))];
    }
    while (has_unsaved() && changes_[std::size_t(saved_)].told_saved) {
        ++saved_;
    }
}

}  // namespace faults
