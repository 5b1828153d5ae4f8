// Which migrations are applied, on either database.
#pragma once
#include <store/database.hpp>

#include <functional>

namespace store {

// `in_transaction` runs its argument in one transaction on a connection, and throws when it could not.
using InTransaction = std::function<void(const std::function<void(Connection&)>&)>;
std::vector<std::string> apply_missing(const std::vector<ModuleMigrations>&,
                                       const InTransaction& in_transaction);

}  // namespace store
