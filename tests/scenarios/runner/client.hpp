// A browser in miniature: one cookie jar a person, over real HTTP.
#pragma once
#include <map>
#include <string>

namespace scenario {
struct Answer {
    int status = 0;
    std::string body;
};
class Client {
  public:
    explicit Client(unsigned short port) : port_(port) {}
    Answer ask(const std::string& who, const std::string& method, const std::string& path,
               const std::string& body);

    void reads(std::string language) { language_ = std::move(language); }  // as Accept-Language

  private:
    std::string language_;
    unsigned short port_;
    std::map<std::string, std::string> cookies_;  // by person
};
}  // namespace scenario
