# Files that travel inside the binary: migrations, seeds, named statements, page templates, the built web app.
# They are looked up at run time by their path from the repository root (src/platform/files/embedded.hpp).
add_executable(embed tools/embed/embed.cpp)

file(GLOB_RECURSE embedded_files RELATIVE ${CMAKE_SOURCE_DIR} CONFIGURE_DEPENDS
     db/migrations/*.sql db/seed/*.csv db/seed/*.sql db/seed/*.json
     src/*.sql src/*.mustache
     web/styles/*.css web/public/*.js web/public/*.svg web/dist/*)
list(SORT embedded_files)
list(JOIN embedded_files "\n" embedded_list)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/embedded.list CONTENT "${embedded_list}\n" @ONLY)

list(TRANSFORM embedded_files PREPEND ${CMAKE_SOURCE_DIR}/ OUTPUT_VARIABLE embedded_paths)
add_custom_command(
  OUTPUT ${CMAKE_BINARY_DIR}/embedded_table.cpp ${CMAKE_BINARY_DIR}/embedded_bytes.S
  COMMAND embed ${CMAKE_SOURCE_DIR} ${CMAKE_BINARY_DIR}/embedded.list
          ${CMAKE_BINARY_DIR}/embedded_table.cpp ${CMAKE_BINARY_DIR}/embedded_bytes.S
  DEPENDS embed ${CMAKE_BINARY_DIR}/embedded.list ${embedded_paths}
  COMMENT "Embedding files"
  VERBATIM)
add_library(banso_embedded OBJECT ${CMAKE_BINARY_DIR}/embedded_table.cpp ${CMAKE_BINARY_DIR}/embedded_bytes.S)
target_include_directories(banso_embedded PRIVATE ${CMAKE_SOURCE_DIR}/src)
# .incbin is invisible to the compiler's dependency scan.
set_source_files_properties(${CMAKE_BINARY_DIR}/embedded_bytes.S PROPERTIES OBJECT_DEPENDS "${embedded_paths}")
