// Worn by an exception for what will be there again by itself, such as a database that restarts: whoever
// asked is told to come again soon, instead of that something broke.
#pragma once

struct Unavailable {
    virtual ~Unavailable() = default;
};
