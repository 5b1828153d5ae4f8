// The small programme with its bank, asked over the routes as staff.
#pragma once
#include "bank.hpp"
#include "house.hpp"

namespace itembank {

struct SaveDraftWire {
    std::int64_t revision;
    DraftBody body;
};
BOOST_DESCRIBE_STRUCT(SaveDraftWire, (), (revision, body))
struct NewDraftWire {
    std::string name;
    DraftBody body;
};
BOOST_DESCRIBE_STRUCT(NewDraftWire, (), (name, body))

class BankHouse : public House {
  protected:
    BankHouse() { import_all(); }
    void as(const std::string& person, std::vector<std::string> roles) {
        caller_ = http::Caller{person, std::move(roles), "session"};
    }
    http::Reply send(const std::string& method, const std::string& path, const std::string& body = "{}") {
        http::Request request;
        request.method = method;
        request.path = path;
        request.headers = {
            {"content-type", "application/json"}, {"x-assay-csrf", "1"}, {"host", "localhost"}};
        request.body = body;
        return router_.answer(request);
    }
    schema::json::value said(const http::Reply& reply) { return schema::json::parse(reply.body); }
    std::string text_at(const http::Reply& reply, const char* pointer) {
        const auto value = said(reply);
        boost::system::error_code ec;
        const auto* found = value.find_pointer(pointer, ec);
        return found == nullptr ? "nothing in " + reply.body : schema::json::serialize(*found);
    }
    DraftBody good_draft() {
        DraftBody body;
        body.meta = {"A title", "basics", Pool::live, "en", "1.1.1", Cognitive::apply, {"A source", ""}, ""};
        exchange::Question q;
        q.text = "Which is right?";
        for (const char* id : {"a", "b", "c", "d"}) {
            q.options.push_back(
                {.id = id, .text = std::string("Answer ") + id, .fraction = *id == 'b' ? 100. : 0.});
        }
        body.question = q;
        return body;
    }
    std::string draft_json(const DraftBody& body, std::int64_t revision) {
        return schema::to_json(SaveDraftWire{revision, body});
    }
    BankRow row(const std::string& name) {
        return *read([&](store::Reader& r) { return any_item(r, name); });
    }
    // Written by "wren" and in review.
    ItemVersionId submitted(const std::string& name, const DraftBody& body) {
        as("wren", {"item_writer"});
        EXPECT_EQ(send("POST", "/api/bank/items", schema::to_json(NewDraftWire{name, body})).status, 201);
        const auto reply = send("POST", "/api/bank/items/" + name + "/submissions", "{\"revision\":1}");
        EXPECT_EQ(reply.status, 201) << reply.body;
        return row(name).version.value_or(ItemVersionId());
    }
};

}  // namespace itembank
