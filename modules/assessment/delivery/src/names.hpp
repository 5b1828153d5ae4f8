// Staff by their names. A list names few people often, so each is asked for once.
#pragma once
#include <identity/words.hpp>
#include <store/database.hpp>

#include <map>

namespace delivery {

class Names {
  public:
    explicit Names(store::Reader& reader) : reader_(reader) {}
    std::string operator()(const std::string& person);  // "" for nobody, and for somebody who was erased

  private:
    store::Reader& reader_;
    std::map<std::string, std::string> known_;
};

}  // namespace delivery
