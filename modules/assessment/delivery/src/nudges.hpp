// Where `nudge` stands; its work is in listeners.cpp.
#pragma once
#include <delivery/delivery.hpp>
