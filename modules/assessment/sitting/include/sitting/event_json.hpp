// Events and responses as JSON, each with a `kind`. What is written today must be read for as long as logs
// are kept.
#pragma once
#include <sitting/events.hpp>

#include <boost/json/fwd.hpp>

namespace sitting {

std::string to_json(const Event&);
Result<Event> event_from_json(std::string_view);

boost::json::value response_to_json(const Response&);
Result<Response> response_from_json(const boost::json::value&);

}  // namespace sitting
