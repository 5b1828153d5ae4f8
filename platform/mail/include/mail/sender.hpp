// Sends what is queued. Without SMTP nobody makes a Sender and everything stays in the outbox for the
// operator to read.
#pragma once
#include <base/result.hpp>
#include <base/time.hpp>

#include <stop_token>
#include <string>

namespace store {
class Database;
}

namespace mail {

struct SmtpSettings {
    std::string url;  // smtp://user:password@host:port, smtps://… for TLS from the first byte
    std::string from_address;
    std::string from_name;
};
// What is wrong with the settings, in a sentence, before the first mail waits for it: smtp_settings_wrong.
Done check(const SmtpSettings&);

class Sender {
  public:
    Sender(store::Database& database, SmtpSettings settings)
        : database_(database), settings_(std::move(settings)) {}

    struct Round {
        int sent = 0, put_off = 0, failed = 0;
    };
    // Sends the mails that are due, at most a batch. Blocking: call it from a worker, never from an I/O
    // thread. A mail is claimed before it is sent, so several nodes may do this; a crash in between sends it
    // once more, with the same Message-ID. A server that is busy is tried again after 1 minute, 5, 30, 2
    // hours and 12 hours.
    // `now` is the installation's time, as queue() was given it. Asked to stop, it breaks off the
    // conversation and gives back what it has not tried.
    Round send_due(Instant now, const std::stop_token& stop = {});

  private:
    store::Database& database_;
    SmtpSettings settings_;
};

}  // namespace mail
