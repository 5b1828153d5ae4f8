#include "audit.hpp"

#include <fmt/format.h>
#include <iostream>
#include <set>

namespace faults {

// Events are named in the past, commands in the present.
std::string event_of(std::string_view command) {
    return command == "answer"     ? "answered"
           : command == "navigate" ? "navigated"
           : command == "flag"     ? "flagged"
           : command == "unflag"   ? "unflagged"
                                   : "note_changed";
}

namespace {

// A change's entry: its kind, its place in the journal and its content, as it was sent.
bool is_same(const json::object& command, const json::object& event) {
    if (text_of(event.at("kind")) != event_of(text_of(command.at("kind"))) ||
        event.at("mark").at("sequence").to_number<std::int64_t>() != command.at("sequence").as_int64()) {
        return false;
    }
    for (const char* field : {"item", "response", "text", "position"}) {
        const json::value* sent = command.if_contains(field);
        const json::value* held = event.if_contains(field);
        // An answer that was given at its own question does not say where that is.
        const bool is_left_out =
            field == std::string_view("position") && (held == nullptr || held->is_null());
        if (sent != nullptr && !is_left_out && (held == nullptr || *held != *sent)) {
            return false;
        }
    }
    return true;
}

// The log numbers the journals as they appear; 0 when this one never did.
std::int64_t number_of(const std::string& journal, const json::array& entries) {
    for (const json::value& entry : entries) {
        const json::object& event = entry.at("event").as_object();
        if (event.at("kind") == "journal_opened" && text_of(event.at("name")) == journal) {
            return event.at("journal").to_number<std::int64_t>();
        }
    }
    return 0;
}

// What a journal leaves behind when all of it has been taken.
struct Work {
    std::map<std::string, json::value> answers;
    std::set<std::string> flags;
    std::map<std::string, std::string> notes;
    bool operator==(const Work&) const = default;
};
Work left_by(const std::vector<Change>& changes) {
    Work out;
    for (const Change& change : changes) {
        const json::object& c = change.command;
        const std::string item = c.contains("item") ? text_of(c.at("item")) : "";
        if (c.at("kind") == "answer") {
            out.answers[item] = c.at("response");
        } else if (c.at("kind") == "flag") {
            out.flags.insert(item);
        } else if (c.at("kind") == "unflag") {
            out.flags.erase(item);
        } else if (c.at("kind") == "change_note") {
            out.notes[item] = text_of(c.at("text"));
        }
    }
    return out;
}
Work shown(const json::value& view) {
    Work out;
    const json::value& work = view.at("work");
    for (const json::value& answer : work.at("answers").as_array()) {
        out.answers[text_of(answer.at("item"))] = answer.at("response");
    }
    for (const json::value& item : work.at("flags").as_array()) {
        out.flags.insert(text_of(item));
    }
    for (const json::value& note : work.at("notes").as_array()) {
        out.notes[text_of(note.at("item"))] = text_of(note.at("text"));
    }
    return out;
}

class Auditor {
  public:
    void check(const Candidate& c, const json::object& timeline) {
        ++out.attempts;
        if (!timeline.at("chain_holds").as_bool()) {
            note(out.broken_chains, c, "the chain is broken: " + json::serialize(timeline.at("broken")));
        }
        std::map<std::string, const Change*> sent;
        for (const Change& change : c.changes()) {
            sent[change.id] = &change;
            out.acknowledged += change.told_saved.has_value();
        }
        const json::array& entries = timeline.at("entries").as_array();
        const std::int64_t journal = number_of(c.journal(), entries);
        std::map<std::string, int> stored;
        std::int64_t expected = 1;
        bool in_order = true;
        for (const json::value& entry : entries) {
            const json::object& event = entry.at("event").as_object();
            const json::value* mark = event.if_contains("mark");
            if (mark == nullptr || mark->at("journal").to_number<std::int64_t>() != journal) {
                continue;
            }
            const std::string cause = text_of(entry.at("cause"));  // "+1" when its journal was opened by it
            const auto found = sent.find(cause.substr(0, cause.find('+')));
            if (found == sent.end()) {
                note(out.invented, c, json::serialize(entry));
                continue;
            }
            ++stored[found->first];
            ++out.stored;
            in_order = in_order && found->second->sequence == expected++;
            if (!is_same(found->second->command, event)) {
                note(out.altered, c, json::serialize(entry));
            }
        }
        for (const Change& change : c.changes()) {
            const int times = stored[change.id];
            if (change.told_saved && times == 0) {
                note(out.missing, c, "acknowledged and not stored: " + json::serialize(change.command));
            } else if (times > 1) {
                note(out.twice, c, "stored twice: " + json::serialize(change.command));
            }
        }
        if (!in_order) {
            note(out.disordered, c, "the journal does not run 1, 2, 3 in the log");
        }
    }
    void check_work(const Candidate& c, const json::value& view) {
        if (!c.has_unsaved() && shown(view) != left_by(c.changes())) {
            note(out.wrong_work, c,
                 "its work is not what the journal left: " + json::serialize(view.at("work")));
        }
    }
    Verdict out;

  private:
    void note(std::int64_t& count, const Candidate& c, const std::string& what) {
        ++count;
        if (out.first.empty()) {
            out.first = "attempt " + c.ticket().attempt + ": " + what.substr(0, 1000);
        }
    }
};

}  // namespace

bool Verdict::is_good() const {
    return missing + twice + altered + invented + disordered + broken_chains + wrong_work == 0;
}

std::string Verdict::words() const {
    return fmt::format(
        "{} acknowledged, {} stored, {} missing, {} twice, {} altered, {} invented, {} out of order, "
        "{} chains broken, {} with other work. First: {}",
        acknowledged, stored, missing, twice, altered, invented, disordered, broken_chains, wrong_work,
        first.empty() ? "none" : first);
}

Verdict audit_of(const Candidate& candidate, const json::object& timeline) {
    Auditor auditor;
    auditor.check(candidate, timeline);
    return auditor.out;
}

Verdict audit(Desk& desk, Port port, const Crowd& crowd) {
    Auditor auditor;
    for (const auto& candidate : crowd.all()) {
        const Ticket& ticket = candidate->ticket();
        auditor.check(*candidate,
                      desk.managed(port, "GET", "/api/manage/attempts/" + ticket.attempt + "/timeline"));
        Wire own(ticket.from);
        own.set_cookie(ticket.cookie);
        auditor.check_work(*candidate, must(own, port, "GET", "/api/attempts/" + ticket.attempt));
    }
    return auditor.out;
}

json::array log_of(Desk& desk, Port port, const std::string& attempt) {
    return desk.managed(port, "GET", "/api/manage/attempts/" + attempt + "/timeline")
        .at("entries")
        .as_array();
}

void summarise(const std::string& what, std::int64_t rounds, const Crowd& crowd, const Verdict& verdict,
               Steady::time_point began) {
    const Met met = crowd.met();
    std::cout << fmt::format(
                     "{}: {} rounds, {} candidates, {} acknowledged, {} missing, {} twice, {} replies lost, "
                     "busy: {}, other replies: {}, refused changes: {}, {:.1f} s, seed {}",
                     what, rounds, crowd.all().size(), verdict.acknowledged, verdict.missing, verdict.twice,
                     met.unanswered, words_of(met.busy), words_of(met.odd), words_of(met.refused),
                     std::chrono::duration<double>(Steady::now() - began).count(), seed())
              << std::endl;
}

}  // namespace faults
