# Compiler flags, ccache and mold: everything that makes the build strict and quick.
find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE})
endif()

find_program(MOLD mold)
if(MOLD AND NOT BANSO_FUZZ)
  add_link_options(-fuse-ld=mold)
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Werror
                    -fstack-protector-strong -fdiagnostics-color=always)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # ccache can only share a precompiled header when gcc is told that its content decides.
  add_compile_options(-fpch-preprocess -Wno-missing-field-initializers)
endif()
add_compile_definitions(BOOST_ASIO_NO_DEPRECATED BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION)
if(BANSO_SANITIZE)
  add_compile_options(-fsanitize=${BANSO_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=${BANSO_SANITIZE})
endif()
if(BANSO_FUZZ)
  # Without a time stamp in the precompiled header, so that ccache can share what was compiled with it.
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -Wno-unused-command-line-argument
                      "SHELL:-Xclang -fno-pch-timestamp" -Wno-missing-field-initializers)
  add_link_options(-fsanitize=address,undefined)
endif()
