#include "scripts.hpp"

#include <base/clock.hpp>
#include <base/random.hpp>

#include <boost/json.hpp>

#include <array>
#include <charconv>
#include <unordered_set>

namespace load {
namespace {
namespace json = boost::json;
constexpr Nanos look_again = second / 50;  // for a result that is not there yet

std::string address_of(const Candidate& c, std::string_view what) {
    return "/api/attempts/" + c.ticket.attempt + std::string(what);
}
std::string new_id() {
    static Random random;
    return random.uuid7(Clock::machine_now());
}
std::string deed(const Room& room, const Candidate& c, json::object what) {
    what["id"] = new_id();
    return request_of(room.address(), "POST", address_of(c, "/deeds"), c.ticket.cookie,
                      json::serialize(what));
}
std::string get(const Room& room, const Candidate& c, const std::string& path) {
    return request_of(room.address(), "GET", path, c.ticket.cookie);
}

// A batch of the candidate's journal from one sequence to another.
void write_batch(const Room& room, Candidate& c, std::string_view what, std::int64_t from, std::int64_t to) {
    thread_local std::string body;
    body.clear();
    body += R"({"journal":")";
    body += c.journal->name();
    body += R"(","journal_end":)";
    std::array<char, 20> digits;
    body.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), to).ptr);
    body += R"(,"commands":[)";
    for (std::int64_t n = from; n <= to; ++n) {
        if (n != from) {
            body += ',';
        }
        c.journal->write(n, body);
    }
    body += "]}";
    c.request = what == "echo" ? c.echo_head : c.commands_head;
    if (c.request.empty()) {
        c.commands_head = head_of(room.address(), "POST", address_of(c, "/commands"), c.ticket.cookie);
        c.echo_head = head_of(room.address(), "POST", "/api/bench/echo", c.ticket.cookie);
        c.request = what == "echo" ? c.echo_head : c.commands_head;
    }
    c.request.append(digits.data(),
                     std::to_chars(digits.data(), digits.data() + digits.size(), body.size()).ptr);
    c.request += "\r\n\r\n";
    c.request += body;
}
}  // namespace

bool says_saved(std::string_view body, std::int64_t sequence) {
    constexpr std::string_view member = R"("saved":[)";
    std::size_t at = body.find(member);
    if (at == std::string_view::npos) {
        return false;
    }
    const char* here = body.data() + at + member.size();
    const char* const end = body.data() + body.size();
    while (here != end) {
        std::int64_t found = 0;
        const auto [after, wrong] = std::from_chars(here, end, found);
        if (wrong != std::errc()) {
            return false;
        }
        if (found == sequence) {
            return true;
        }
        if (after == end || *after != ',') {
            return false;
        }
        here = after + 1;
    }
    return false;
}

bool ArriveScript::next(Candidate& c) {
    switch (c.stage) {
        case 0:
            c.request = deed(room_, c, {{"deed", "check_in"}});
            return true;
        case 1:
            c.request = deed(room_, c, {{"deed", "agree"}, {"version", agreements_[c.number]}});
            return true;
        case 2:
            c.request = deed(room_, c, {{"deed", "ask_proctor"}});
            return true;
        default:
            return false;
    }
}
void ArriveScript::replied(Candidate& c, const Reply& reply, Nanos) {
    if (reply.status != 200) {
        room_.tally().refused(reply);
        c.stage = 9;
        return;
    }
    const json::value view = json::parse(reply.body);
    const std::string_view phase = view.at("phase").as_string();
    agreements_[c.number] = std::string(view.at("agreement").as_string());
    ++c.stage;
    if (phase == "awaiting_proctor") {
        waiting.push_back(c.ticket.attempt);
        c.stage = 9;
    } else if (phase == "authorised") {
        c.stage = 9;
    }
}

bool SealedScript::next(Candidate& c) {
    c.request = get(room_, c, address_of(c, "/sealed-paper"));
    return c.stage == 0;
}
void SealedScript::replied(Candidate& c, const Reply& reply, Nanos) {
    ++c.stage;
    fetched += reply.status == 200 ? 1U : 0U;
}

bool StartScript::next(Candidate& c) {
    if (c.stage == 0 && part == Part::paper) {
        c.stage = 1;
    } else if (c.stage == 1 && part == Part::start) {
        c.stage = 2;
    }
    if (c.stage == 0) {
        c.request = deed(room_, c, {{"deed", "start"}});
    } else if (c.stage == 1) {
        c.request = get(room_, c, address_of(c, "/paper"));
    }
    return c.stage < 2;
}
void StartScript::replied(Candidate& c, const Reply& reply, Nanos took) {
    if (reply.status != 200) {
        room_.tally().refused(reply);
        c.stage = 2;
        return;
    }
    if (c.stage++ == 0) {
        started.add(took / 1000);
        return;
    }
    opened.add(took / 1000);
    if (at_once) {
        read_paper(c, reply.body);
    } else {
        papers_.emplace_back(c.number, reply.body);
    }
}
void StartScript::read_papers() {
    for (const auto& [number, text] : std::exchange(papers_, {})) {
        read_paper(room_.candidates()[number], text);
    }
}
void StartScript::read_paper(Candidate& c, std::string_view text) {
    // Which order the questions come in does not matter here: candidates of one form share what is known of
    // it.
    auto paper = paper_from(text, items_);
    std::string form;
    for (const Item& item : paper->items) {
        form += item.id;
    }
    c.journal.emplace(c.seed, known_.try_emplace(form, paper).first->second);
}

bool SaveScript::next(Candidate& c) {
    if (!c.journal || c.broken || c.sent >= most || (until != 0 && steady_now() >= until) ||
        (once && c.sent >= c.journal->once_through())) {
        return false;
    }
    c.beats = beats_in > 0 && (turn_ += beats_in) >= 1000;
    if (c.beats) {
        turn_ -= 1000;
        c.request = get(room_, c, address_of(c, ""));
    } else {
        ++c.sent;
        write_batch(room_, c, "commands", c.sent, c.sent);
    }
    return true;
}
void SaveScript::replied(Candidate& c, const Reply& reply, Nanos took) {
    if (c.beats && reply.status == 200) {
        beaten.add(took / 1000);
        return;
    }
    if (reply.status != 200 || !says_saved(reply.body, c.sent)) {
        room_.tally().refused(reply);
        c.broken = true;  // what would follow leaves a gap
        return;
    }
    c.acknowledged = c.sent;
    saved.add(took / 1000);
}

bool EchoScript::next(Candidate& c) {
    if (!c.journal || steady_now() >= until) {
        return false;
    }
    write_batch(room_, c, "echo", c.sent + 1, c.sent + 1);
    return true;
}
void EchoScript::replied(Candidate&, const Reply& reply, Nanos took) {
    if (reply.status != 204) {
        room_.tally().refused(reply);
        return;
    }
    echoed.add(took / 1000);
}

bool BatchScript::next(Candidate& c) {
    if (!c.journal || c.stage != 0) {
        return false;
    }
    const std::int64_t from = c.sent + 1;
    c.sent = c.journal->once_through();
    write_batch(room_, c, "commands", from, c.sent);
    return true;
}
void BatchScript::replied(Candidate& c, const Reply& reply, Nanos) {
    ++c.stage;
    if (reply.status != 200 || !says_saved(reply.body, c.sent)) {
        room_.tally().refused(reply);
        c.broken = true;
        return;
    }
    c.acknowledged = c.sent;
}

bool ReviewScript::next(Candidate& c) {
    if (!c.journal || c.stage != 0) {
        return false;
    }
    c.request = get(room_, c, address_of(c, ""));
    return true;
}
void ReviewScript::replied(Candidate& c, const Reply& reply, Nanos) {
    ++c.stage;
    if (reply.status != 200) {
        room_.tally().refused(reply);
        c.missing += c.acknowledged;
        return;
    }
    c.missing += missing_in_view(c, reply.body);
}

bool SubmitScript::next(Candidate& c) {
    if (!c.journal || c.stage >= 2) {
        return false;
    }
    if (c.stage == 0) {
        c.request =
            deed(room_, c,
                 {{"deed", "submit"}, {"answered", held_after(*c.journal, c.acknowledged).answers.size()}});
        c.began = c.intended;
    } else {
        c.request = get(room_, c, "/api/results?attempt=" + c.ticket.attempt);
    }
    return true;
}
void SubmitScript::replied(Candidate& c, const Reply& reply, Nanos took) {
    if (reply.status != 200) {
        room_.tally().refused(reply);
        c.stage = 2;
        return;
    }
    if (c.stage == 0) {
        submitted.add(took / 1000);
        c.stage = 1;
    } else if (reply.body.find(R"("attempt":")" + c.ticket.attempt) != std::string_view::npos) {
        resulted.add((steady_now() - c.began) / 1000);
        c.stage = 2;
    } else {
        c.again_in = look_again;
    }
}

bool LogScript::next(Candidate& c) {
    if (!c.journal || c.stage != 0) {
        return false;
    }
    c.request = get(room_, c, address_of(c, "/answers"));
    return true;
}
void LogScript::replied(Candidate& c, const Reply& reply, Nanos) {
    ++c.stage;
    if (reply.status != 200) {
        return;  // how many could be read is told
    }
    ++read;
    c.missing += missing_in_log(c, reply.body);
}

WholeScript::WholeScript(Room& room, std::size_t items)
    : start(room, items), save(room), review(room), submit(room), parts_{&start, &save, &review, &submit} {
    start.at_once = true;
    save.once = true;
}
bool WholeScript::next(Candidate& c) {
    std::size_t& part = part_[c.number];
    while (part < parts_.size() && !parts_[part]->next(c)) {
        ++part;
        c.stage = 0;
    }
    return part < parts_.size();
}
void WholeScript::replied(Candidate& c, const Reply& reply, Nanos took) {
    parts_[part_[c.number]]->replied(c, reply, took);
}

std::int64_t missing_in_view(const Candidate& c, std::string_view view) {
    const Held held = held_after(*c.journal, c.acknowledged);
    json::error_code wrong;
    const json::value whole = json::parse(view, wrong);
    const json::value* work = wrong ? nullptr : whole.as_object().if_contains("work");
    if (work == nullptr || !work->is_object()) {
        return c.acknowledged;
    }
    std::map<std::string, const json::value*, std::less<>> answers, notes;
    std::set<std::string, std::less<>> flags;
    for (const json::value& a : work->at("answers").as_array()) {
        answers.emplace(a.at("item").as_string(), &a.at("response"));
    }
    for (const json::value& n : work->at("notes").as_array()) {
        notes.emplace(n.at("item").as_string(), &n.at("text"));
    }
    for (const json::value& f : work->at("flags").as_array()) {
        flags.emplace(f.as_string());
    }
    std::int64_t missing = 0;
    for (const auto& [item, response] : held.answers) {
        const auto there = answers.find(item);
        missing += there == answers.end() || *there->second != json::parse(response) ? 1 : 0;
    }
    for (const auto& [item, text] : held.notes) {
        const auto there = notes.find(item);
        missing += there == notes.end() || there->second->as_string() != text ? 1 : 0;
    }
    for (const auto& item : held.flags) {
        missing += flags.contains(item) ? 0 : 1;
    }
    return missing;
}

std::int64_t missing_in_log(const Candidate& c, std::string_view log) {
    constexpr std::size_t uuid = 36;
    std::unordered_set<std::string_view> there;
    for (std::size_t at = log.find('"'); at != std::string_view::npos; at = log.find('"', at + 1)) {
        if (at + uuid + 1 < log.size() && log[at + uuid + 1] == '"') {
            there.insert(log.substr(at + 1, uuid));
        }
    }
    std::int64_t missing = 0;
    for (std::int64_t n = 1; n <= c.acknowledged; ++n) {
        missing += there.contains(c.journal->id(n)) ? 0 : 1;
    }
    return missing;
}

}  // namespace load
