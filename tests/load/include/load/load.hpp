// Load on a server of Assay: whole attempts over HTTP, measured at the candidate's side, and afterwards the
// proof that everything the server acknowledged is stored.
#pragma once
#include <boost/json/object.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace load {

struct Wish {
    std::string url;       // of a server that runs; empty: start one, on a temporary folder
    std::string database;  // with one's own server: postgresql://…; a database of its own is made there
    std::string folder;    // with one's own server: where its temporary folder is made; empty: the system's
    std::string exam = "cloud-foundations";
    std::string staff, password;  // who lets candidates in where the exam is proctored
    std::int64_t candidates = 256;
    std::int64_t items = 65;
    std::int64_t connections = 0;  // 0: one for each candidate, at most 256
    double seconds = 10;
    std::optional<double>
        think;                   // seconds between a candidate's changes; nothing or 0: at once (closed loop)
    std::optional<double> rate;  // changes a second of all candidates together (open loop)
    double beats = 0;            // share of requests that are signs of life, open loop
    bool progress = false;       // a line on standard error for each step
};

// Saves: everybody starts, then answers for so many seconds, then reviews, submits and reads the result.
boost::json::object run(const Wish&);
// All start at the same moment, and all submit at the same moment.
boost::json::object herd(const Wish&);
// What one whole attempt costs the server, one after another on each connection.
boost::json::object attempt_cost(const Wish&);
// What a save costs with so many attempts stored, and what an attempt and an event take.
boost::json::object stored(const Wish&, const std::vector<std::int64_t>& levels);

struct Capacity {
    boost::json::object facts;
    std::string words;
    std::string svg;
};
Capacity capacity(const Wish&);

// Ctrl-C ends what runs from now on with an exception; servers and folders are put away on the way out.
void listen_for_stop();
// Nothing acknowledged is missing, and nothing was refused.
bool nothing_lost(const boost::json::object&);
// A few lines for a person.
std::string in_words(const boost::json::object&);

}  // namespace load
