// Events as they are kept in the log: short JSON arrays. The first element says which event it is; journals
// stand as their number, items, options and prompts as their place in the blueprint's (the author's) order,
// instants as microseconds since 1970 UTC, enumerations by name. What is written today must be read for as
// long as logs are kept: these shapes are never changed, only added to (test/payload_test.cpp holds one of
// each).
//
//   ["a",1,17,12,0]            answered: journal 1, sequence 17, item 12, option 0; null: taken back;
//                              [0,2] several options or the steps in order; [[0,1],[1,1]] prompt and option
//   ["a",1,17,12,0,1]          … in the grace (late)
//   ["a",1,17,12,0,0,3]        … while the candidate stood at position 3, not at the item's own
//   ["n",1,18,4]               navigated to position 4          ["f",1,19,12] flagged    ["u",1,20,12]
//   unflagged
//   ["x",1,21,12,[1,2]]        struck out                       ["t",1,22,12,"…"] note   ["c",1,23,12,"…"]
//   comment
//   ["j",1,"name"]             journal 1 is the browser of that name     ["w",2,7] journal 2 has the word
//   after its 7th
//   ["z",1,40]                 journal 1 sealed at 40                    ["i",1,24,"code",item,"detail"]
//   irregularity
//   ["created",…] ["in"] ["agreed","version"] ["waits"] ["ok",by] ["no",by,code,reason] ["go"]
//   ["p",by,code,reason,until] ["r",by] ["g",by,minutes,code,reason] ["+",seconds×10⁶,from,to,outage]
//   ["acc",by,extra,breaks] ["m",by,text] ["seat",by,room,seat,code,reason] ["lost",since] ["back",seconds]
//   ["s",why,by,code,reason] ["declined"] ["aborted",by,code,reason] ["expired"] ["voided",by,code,reason]
#pragma once
#include <sitting/selection.hpp>

namespace sitting {

std::string to_payload(const Event&,
                       const Blueprint&);  // the event is one that decide() made for this blueprint
// Total: anything else than a payload for this blueprint is refused as `unreadable_event`.
Result<Event> from_payload(std::string_view, const Blueprint&);

}  // namespace sitting
