// One conversation with a mail server. Blocking: never on an I/O thread.
#pragma once
#include <base/result.hpp>
#include <mail/sender.hpp>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

namespace mail {

class Smtp {
  public:
    explicit Smtp(const SmtpSettings&);
    ~Smtp();
    // The connection is kept for the next letter. Failures: mail_refused (the server will never take it),
    // mail_unavailable (try again later); the detail is what an operator needs to read, without the password.
    Done send(std::string_view to_address, std::string_view letter, const std::stop_token& stop);

  private:
    struct Curl;
    SmtpSettings settings_;
    std::unique_ptr<Curl> curl_;
};

}  // namespace mail
