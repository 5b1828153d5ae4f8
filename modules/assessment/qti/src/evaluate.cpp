#include "machine.hpp"

#include <algorithm>

namespace qti {
namespace {

constexpr int constraint_tries_max = 100;

const Value& null() {
    static const Value none;
    return none;
}

bool usable(const Item& item) {
    return item.program && item.program->start.values.size() == item.declarations.size();
}

void complain(Problems* problems, const Item& item, Severity severity, std::string code,
              std::string message) {
    if (problems != nullptr) {
        problems->push_back(
            {item.document ? item.document->file() : "", 0, severity, std::move(code), std::move(message)});
    }
}

// The state from which every run of response processing starts, where template processing has a say in it.
std::vector<Value> defaults_of(const Item& item, const State& state) {
    std::vector<Value> defaults;
    if (item.program->sets_defaults) {
        defaults = begin(item, state.seed).values;
    }
    return defaults;
}

void set_completion(const Program& program, State& state, const char* status) {
    if (program.completion != no_slot) {
        state.values[program.completion] = single(BaseType::identifier, std::string(status));
    }
}

// Responses are blank but for the answers.
void answer(const Item& item, State& state, std::span<const Answer> answers, Problems* problems) {
    const Program& program = *item.program;
    for (std::size_t i = 0; i < item.declarations.size(); ++i) {
        const Declaration& d = item.declarations[i];
        if (d.kind == Kind::response && !d.built_in) {
            state.values[i].items.clear();
            state.values[i].fields.clear();
        }
    }
    for (const Answer& given : answers) {
        const auto slot = program.slot_of(given.id);
        if (slot == no_slot || item.declarations[slot].kind != Kind::response || slot == program.attempts) {
            complain(problems, item, Severity::error, "no_such_response",
                     "“" + given.id.substr(0, 100) + "” is no response of this item; it was passed over.");
            continue;
        }
        const Declaration& d = item.declarations[slot];
        auto value = fitted(d, given.value);
        if (!value) {
            complain(problems, item, Severity::error, "wrong_value",
                     "“" + d.id + "” takes " + std::string(name_of(d.cardinality)) + " " +
                         std::string(name_of(d.type)) + "; the value given was taken as none.");
        }
        state.values[slot] = value ? std::move(*value) : null_of(d.cardinality, d.type);
    }
}

}  // namespace

State begin(const Item& item, std::uint64_t seed, Problems* problems) {
    if (!usable(item)) {
        return {.seed = seed};
    }
    const Program& program = *item.program;
    State state = program.start;
    state.seed = seed;
    if (program.completion != no_slot && is_null(state.values[program.completion])) {
        set_completion(program, state, "not_attempted");
    }
    if (program.templates.empty()) {
        return state;
    }
    const State fresh = state;
    Machine machine(item, state, seed, problems);
    for (int left = constraint_tries_max; left > 0; --left) {
        machine.run(program.templates);
        if (machine.left() != Machine::Left::constraint) {
            return state;
        }
        machine.start_again();
        if (left > 1) {
            state.values = fresh.values;
            state.correct = fresh.correct;
        }
    }
    machine.report(
        0, "template_constraint",
        "No draw met the template's constraint in 100 tries; the last one was kept. Loosen the constraint.");
    return state;
}

void respond(const Item& item, State& state, std::span<const Answer> answers, Problems* problems) {
    if (!usable(item)) {
        return;
    }
    const Program& program = *item.program;
    if (state.values.size() != item.declarations.size() || state.correct.size() != item.declarations.size()) {
        state = begin(item, state.seed);  // of another version of the item
    }
    if (state.tries >= tries_max) {
        complain(problems, item, Severity::error, "too_many_tries", "No more than 100 tries are processed.");
        return;
    }
    const auto defaults = defaults_of(item, state);
    const auto& from = defaults.empty() ? program.start.values : defaults;
    for (std::size_t i = 0; i < item.declarations.size(); ++i) {
        if (item.declarations[i].kind == Kind::outcome && !item.adaptive) {
            state.values[i] = from[i];
        }
    }
    ++state.tries;
    if (program.attempts != no_slot) {
        state.values[program.attempts] = single(BaseType::integer, static_cast<std::int64_t>(state.tries));
    }
    if (program.completion != no_slot) {
        const Value& status = state.values[program.completion];
        if (is_null(status) || status.items[0] == Single("not_attempted")) {
            set_completion(program, state, "unknown");
        }
    }
    answer(item, state, answers, problems);
    // Numbers drawn while scoring come from the seed too, of each try others.
    Machine machine(item, state,
                    program.draws ? Draw(state.seed ^ (state.tries * 0x9e3779b97f4a7c15)).next() : 0,
                    problems);
    machine.defaults = defaults.empty() ? nullptr : &defaults;
    machine.run(program.responses);
}

const Value& value_of(const Item& item, const State& state, std::string_view id) {
    const auto slot = item.program ? item.program->slot_of(id) : no_slot;
    return slot < state.values.size() ? state.values[slot] : null();
}

std::optional<double> number_of(const Item& item, const State& state, std::string_view id) {
    const Value& v = value_of(item, state, id);
    const auto n = v.items.size() == 1 ? number_of(v.items[0]) : std::nullopt;
    return n ? std::optional(n->real) : std::nullopt;
}

}  // namespace qti
