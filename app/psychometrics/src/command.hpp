// What a command of `assay psychometrics` is, and what the commands share: their inputs and how they are
// read.
#pragma once
#include "wire.hpp"

#include <base/result.hpp>
#include <psychometrics/csv.hpp>
#include <psychometrics/parameters.hpp>
#include <psychometrics/responses.hpp>
#include <psychometrics_commands.hpp>

#include <fstream>
#include <memory>
#include <string>
#include <vector>

namespace psychometrics::commands {
namespace json = boost::json;

class Command {
  public:
    virtual ~Command() = default;
    virtual std::string name() const = 0;
    virtual std::string summary() const = 0;
    virtual void add_options(CLI::App&) = 0;
    virtual Result<json::value> run() = 0;
    virtual json::value describe(schema::Components&) const = 0;  // of what run() gives
};

// A command whose reply is the described struct Reply: implement name, summary, add_options, reply.
template <class Reply>
class Replying : public Command {
  public:
    Result<json::value> run() final { return schema::write(TRY(reply())); }
    json::value describe(schema::Components& c) const final {
        return schema::describe(schema::Of<Reply>{}, c);
    }

  protected:
    virtual Result<Reply> reply() = 0;
};

// What the record of an exam knows beside the scores.
struct RecordFacts {
    std::string exam;                  // its code
    std::vector<std::string> domains;  // of each item
    std::vector<std::string> pretest;  // ids of items that are scored on no form
    std::vector<std::int64_t> cuts;    // of the forms, in raw points
    Choices choices;                   // the options chosen, of the items of choice alone
    std::vector<std::string> keys;     // of those items, the right option
};
// Responses from a file or from the record of an exam.
struct Loaded {
    Responses responses;                  // with the marks of blanks: settle() them
    std::string hash;                     // data_hash_of(responses)
    Notices notices{};                    // what was left out on the way; belongs to the reply's problems
    std::optional<RecordFacts> record{};  // they come from the store: the programme's minimum sizes bind
    bool recorded() const { return record.has_value(); }
};
struct ResponsesInput {
    std::string file, exam, form, data, database, person_column, group_column, by;
    std::vector<std::string> leave_out;
    bool first_attempts = false;
    // RESPONSES.csv, or --exam CODE [--form FORM] [--first-attempts] [--by form|mode|attempt] [--data DIR |
    // --database URL]; --person, --group, --leave-out name columns of a file.
    void add_options(CLI::App&);
    Result<Loaded> load() const;
};
// --omitted-as and --not-reached-as: wrong | missing.
struct BlanksInput {
    std::string omitted = "wrong", not_reached = "wrong";
    void add_options(CLI::App&);
    Blanks blanks() const;
};

// A parameter set from a file: the JSON `assay psychometrics calibrate` prints, a set, or CSV with the
// columns item (optional: then 1, 2, …), a, b, c (and model). `metric` is what a file that does not say is
// in.
Result<ParameterSet> read_parameters(const std::string& path, double metric = 1);
// A file to read; a folder is none. Refused: file_unreadable.
Result<std::ifstream> open_file(const std::string& path);
// A file with a header as a table.
Result<Table> read_table_file(const std::string& path);
// The bytes of a file up to a limit, or `file_unreadable`.
Result<std::string> read_text_file(const std::string& path, std::size_t bytes_max = 64 << 20);
// A line on standard error.
void tell(const std::string& words);

std::unique_ptr<Command> classical_command();
std::unique_ptr<Command> calibrate_command();
std::unique_ptr<Command> score_command();
std::unique_ptr<Command> fit_command();
std::unique_ptr<Command> dif_command();
std::unique_ptr<Command> drift_command();
std::unique_ptr<Command> link_command();
std::unique_ptr<Command> equate_command();
std::unique_ptr<Command> consistency_command();
std::unique_ptr<Command> subscores_command();
std::unique_ptr<Command> standard_command();
std::unique_ptr<Command> cat_command();
std::unique_ptr<Command> assemble_command();
std::unique_ptr<Command> similarity_command();
std::unique_ptr<Command> times_command();
std::unique_ptr<Command> preknowledge_command();

}  // namespace psychometrics::commands
