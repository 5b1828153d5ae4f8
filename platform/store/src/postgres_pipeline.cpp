#include "postgres_pipeline.hpp"

#include <libpq-fe.h>

#include <cstdlib>

namespace store {
namespace {

using ResultHandle = std::unique_ptr<PGresult, decltype(&PQclear)>;
using End = Transaction::End;

bool ends_connection(const PGresult* result) {
    const char* severity = PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
    return severity != nullptr &&
           (std::string_view(severity) == "FATAL" || std::string_view(severity) == "PANIC");
}

}  // namespace

PostgresPipeline::PostgresPipeline(const std::string& url, Dialect& dialect)
    : connection_(connected(url)), dialect_(dialect) {
    PQsetNoticeReceiver(connection_, note, this);
    is_lost_ = PQenterPipelineMode(connection_) == 0;
}

PostgresPipeline::~PostgresPipeline() { PQfinish(connection_); }

void PostgresPipeline::note(void* self, const PGresult* notice) {
    if (is_unsure_of_replica(notice)) {
        static_cast<PostgresPipeline*>(self)->replication_unsure_ = true;
    }
}

// Looks whether the server has closed the connection while nothing was asked of it.
bool PostgresPipeline::is_lost() {
    is_lost_ = is_lost_ || PQconsumeInput(connection_) == 0 || PQstatus(connection_) != CONNECTION_OK;
    return is_lost_;
}

void PostgresPipeline::run(std::span<Transaction> transactions) {
    sent_.clear();
    for (Transaction& transaction : transactions) {
        transaction.end = End::again;  // until its COMMIT is on its way
        transaction.culprit = nullptr;
        transaction.why = "the connection to the database server was lost";
        for (Later* later : transaction.appends) {
            later->rows = 0;
        }
    }
    try {
        for (Transaction& transaction : transactions) {
            send(transaction);
        }
    } catch (const TryAgain& error) {
        is_lost_ = true;
        for (Transaction& transaction : transactions) {
            transaction.why = error.what();
        }
        return;
    }
    for (const Sent& sent : sent_) {
        read(sent);
        if (is_lost_) {
            break;
        }
    }
    for (auto& [text, prepared] : statements_) {
        prepared.state = prepared.state == Prepared::sent ? Prepared::no : prepared.state;
    }
}

// The COMMIT stands behind a sync of its own: after an error the server passes over what comes before the
// next sync, and then this COMMIT ends the failed transaction as a ROLLBACK.
void PostgresPipeline::send(Transaction& transaction) {
    send_command(Sent::Kind::begin, transaction, "BEGIN ISOLATION LEVEL READ COMMITTED");
    for (Later* later : transaction.appends) {
        for (const Statement& statement : later->statements) {
            send_statement(transaction, *later, statement);
        }
    }
    send_sync(transaction);
    transaction.end = End::unknown;
    send_command(Sent::Kind::commit, transaction, "COMMIT");
    send_sync(transaction);
}

void PostgresPipeline::send_command(Sent::Kind kind, Transaction& transaction, const char* text) {
    must(PQsendQueryParams(connection_, text, 0, nullptr, nullptr, nullptr, nullptr, 0));
    sent_.push_back({kind, &transaction});
}

void PostgresPipeline::send_sync(Transaction& transaction) {
    must(PQpipelineSync(connection_));
    sent_.push_back({Sent::Kind::sync, &transaction});
}

void PostgresPipeline::send_statement(Transaction& transaction, Later& later, const Statement& statement) {
    Named& prepared = named(statement.query());
    if (prepared.state == Prepared::no) {
        must(PQsendPrepare(connection_, prepared.name.c_str(), prepared.text.c_str(), 0, nullptr));
        sent_.push_back({Sent::Kind::prepare, &transaction, &later, &prepared});
        prepared.state = Prepared::sent;
    }
    bound_.set(statement.query(), statement.values());
    must(PQsendQueryPrepared(connection_, prepared.name.c_str(), bound_.count(), bound_.values(),
                             bound_.lengths(), bound_.formats(), 0));
    sent_.push_back({Sent::Kind::statement, &transaction, &later});
}

PostgresPipeline::Named& PostgresPipeline::named(const Query& query) {
    Named& prepared = statements_[query.text.data()];
    const std::string_view text = dialect_.text_of(query);
    if (prepared.text != text) {  // new, or another text now stands where this one stood
        prepared = {"a" + std::to_string(++names_), std::string(text)};
    }
    return prepared;
}

void PostgresPipeline::must(int sent) {
    if (sent == 0) {
        throw TryAgain("the database server cannot be reached: " +
                       without_newlines(PQerrorMessage(connection_)));
    }
}

void PostgresPipeline::read(const Sent& sent) {
    if (sent.kind == Sent::Kind::commit) {
        replication_unsure_ = false;
    }
    const ResultHandle result(PQgetResult(connection_), PQclear);
    const auto status = PQresultStatus(result.get());
    if (sent.kind == Sent::Kind::sync) {
        is_lost_ = status != PGRES_PIPELINE_SYNC;
        return;
    }
    if (result == nullptr) {
        is_lost_ = true;
        return;
    }
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) {
        if (sent.kind == Sent::Kind::prepare) {
            sent.prepared->state = Prepared::yes;
        } else if (sent.kind == Sent::Kind::statement) {
            sent.append->rows += std::atoll(PQcmdTuples(result.get()));
        } else if (sent.kind == Sent::Kind::commit && sent.transaction->end == End::unknown) {
            read_commit(*sent.transaction, PQcmdStatus(result.get()));
        }
    } else if (status != PGRES_PIPELINE_ABORTED) {
        read_error(sent, result.get());
    }
    // Behind each answer stands a null.
    for (ResultHandle more(PQgetResult(connection_), PQclear); more != nullptr && !is_lost_;
         more.reset(PQgetResult(connection_))) {
        is_lost_ = PQstatus(connection_) != CONNECTION_OK;
    }
}

void PostgresPipeline::read_commit(Transaction& transaction, std::string_view said) {
    if (said != "COMMIT") {
        transaction.end = End::failed;  // a ROLLBACK without an error before it
        transaction.why = "the transaction had failed before its commit";
    } else if (replication_unsure_) {
        // A success that waited for no replica is not what was promised to the caller.
        transaction.why = "the commit was not confirmed by the replica";
    } else {
        transaction.end = End::saved;
    }
}

void PostgresPipeline::read_error(const Sent& sent, const PGresult* result) {
    Transaction& transaction = *sent.transaction;
    transaction.why = without_newlines(PQresultErrorMessage(result));
    const std::string_view state = state_of(result);
    if (state.empty() || PQstatus(connection_) != CONNECTION_OK) {
        is_lost_ = true;  // nobody said anything: whatever was sent may have been executed
        return;
    }
    if (ends_connection(result)) {
        is_lost_ = true;
        // Said before the answer to this transaction's COMMIT, so neither it nor what follows was executed.
        bool follows = false;
        for (const Sent& other : sent_) {
            follows = follows || &other == &sent;
            if (follows && (other.transaction != &transaction || sent.kind != Sent::Kind::commit)) {
                other.transaction->end = End::again;
            }
        }
        return;
    }
    if (is_transient(state)) {
        transaction.end = End::again;
        return;
    }
    transaction.end = End::failed;
    try {
        throw_for(state, transaction.why);
    } catch (const StoreError& error) {
        auto answer = answer_to(error);
        if (sent.append != nullptr && answer.error().why == Why::conflict) {
            transaction.end = End::refused;
            transaction.culprit = sent.append;
            transaction.answer = std::move(answer);
        }
    }
}

}  // namespace store
