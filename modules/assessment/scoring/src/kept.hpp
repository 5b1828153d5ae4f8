// Results as they are kept, and what is made of them. Private to the module.
#pragma once
#include "count.hpp"

#include <delivery/words.hpp>
#include <scoring/scoring.hpp>
#include <scoring/sql/results.hpp>
#include <store/record.hpp>

namespace scoring {

using Kept = sql::result_of_row;

// Queries with the same list of columns yield rows of different types; this makes them one.
template <class To, class From>
To same_row(From from) {
    using A = boost::describe::describe_members<To, boost::describe::mod_public>;
    using B = boost::describe::describe_members<From, boost::describe::mod_public>;
    static_assert(boost::mp11::mp_size<A>::value == boost::mp11::mp_size<B>::value);
    To to{};
    boost::mp11::mp_for_each<boost::mp11::mp_iota<boost::mp11::mp_size<A>>>([&](auto i) {
        to.*boost::mp11::mp_at<A, decltype(i)>::pointer =
            std::move(from.*boost::mp11::mp_at<B, decltype(i)>::pointer);
    });
    return to;
}

Standing standing_of(const Kept&);
ResultView view_of(const Kept&);                        // without domains
ResultView whole_view_of(store::Reader&, const Kept&);  // with them

// Saves what a pure rule decided, with its record, its announcement and its mail. `actor` is empty for the
// system.
enum class Change { released, held, voided };
void save(store::Tx&, const shell::Shell&, const Kept& before, const Standing& after, Change,
          const std::string& actor, const std::string& reason, Instant now);

// An attempt has ended. Each of them does nothing for an attempt that has its result already.
Result<Count> count_attempt(store::Reader&, const delivery::AttemptSubmitted&, Instant now);
Done score_exam(store::Tx&, const shell::Shell&, const delivery::AttemptSubmitted&, Instant now);
Done score_practice(store::Tx&, const shell::Shell&, const delivery::AttemptSubmitted&, Instant now);

struct ReleaseJob {
    ResultId result;
};
BOOST_DESCRIBE_STRUCT(ReleaseJob, (), (result))

void candidate_routes(http::Router&, const shell::Shell&);
void manager_routes(http::Router&, const shell::Shell&);
void practice_routes(http::Router&, const shell::Shell&);
void correction_routes(http::Router&, const shell::Shell&);
void report_routes(http::Router&, const shell::Shell&);

}  // namespace scoring
