// An append on its way.
#pragma once
#include <store/database.hpp>

#include <vector>

namespace store {

struct Later {
    Later(std::vector<Statement> s, Appended d) : statements(std::move(s)), done(std::move(d)) {
        for (const Statement& statement : statements) {
            bytes += statement.bytes();
        }
    }
    std::vector<Statement> statements;
    Appended done;
    std::size_t bytes = 0;
    Done answer{};
    std::int64_t rows = 0;  // changed
};

}  // namespace store
