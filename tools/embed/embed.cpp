// embed ROOT LIST TABLE_CPP BYTES_S: turns the files named in LIST (one path from ROOT a line) into an
// assembler file that includes their bytes and a C++ table that names them. Used by the build only.
#include <fstream>
#include <iostream>
#include <string>

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: embed ROOT LIST TABLE_CPP BYTES_S\n";
    return 2;
  }
  const std::string root = argv[1];
  std::ifstream list(argv[2]);
  std::ofstream table(argv[3]);
  std::ofstream bytes(argv[4]);
  bytes << ".section .rodata\n";
  table << "#include \"platform/files/embedded.hpp\"\n";
  std::string rows;
  int count = 0;
  for (std::string path; std::getline(list, path);) {
    if (path.empty()) continue;
    const std::string symbol = "banso_embedded_" + std::to_string(count++);
    bytes << ".balign 16\n.global " << symbol << "_begin\n.global " << symbol << "_end\n"
          << symbol << "_begin:\n.incbin \"" << root << "/" << path << "\"\n"
          << symbol << "_end:\n.byte 0\n";
    table << "extern \"C\" const char " << symbol << "_begin[], " << symbol << "_end[];\n";
    rows += "    {\"" + path + "\", " + symbol + "_begin, " + symbol + "_end},\n";
  }
  bytes << ".section .note.GNU-stack,\"\",@progbits\n";
  table << "namespace banso::files {\nconst EmbeddedRow kEmbeddedRows[] = {\n"
        << rows << "    {nullptr, nullptr, nullptr}};\n}  // namespace banso::files\n";
  return 0;
}
