// banso: one program. `banso help` lists what it can do; each command has a file of its own beside this one.
#include "app/command.hpp"

int main(int argc, char** argv) {
  return banso::app::run({argv + 1, argv + argc});
}
