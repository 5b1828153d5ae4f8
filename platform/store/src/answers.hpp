// What writes and appends are answered when they could not be saved.
#pragma once
#include <store/database.hpp>

#include <exception>
#include <string>

namespace store {

struct AlreadyThere : ConstraintViolated {  // a unique or primary key said no
    using ConstraintViolated::ConstraintViolated;
};
// What no repetition mends, and nothing of it was saved: a NUL character in a text, a query that is wrong.
struct NotStorable : StoreError {
    using StoreError::StoreError;
};

std::unexpected<Failure> busy();
std::unexpected<Failure> not_saved();
std::unexpected<Failure> not_storable();
std::unexpected<Failure> already_there();
// The answer to an append that failed by itself, while the database and its transaction are well.
std::unexpected<Failure> answer_to(const StoreError&);

}  // namespace store
