# Third-party libraries, gathered into one interface target for each layer that may use some.

find_package(PkgConfig REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS program_options unit_test_framework json url)
find_package(Threads REQUIRED)
find_package(date REQUIRED)
foreach(module libzip gumbo yaml-0.1 sqlite3 icu-uc icu-i18n uchardet re2 libxxhash libdeflate tbb fmt pugixml libcrypto
               libarchive libcurl harfbuzz harfbuzz-subset)
  string(MAKE_C_IDENTIFIER ${module} id)
  pkg_check_modules(${id} REQUIRED IMPORTED_TARGET ${module})
endforeach()

# cmark-gfm is linked statically and its symbols stay ours: a host program's own copy cannot disturb the parser's
# global tables, nor ours theirs.
find_library(CMARK_GFM_LIBRARY libcmark-gfm.a REQUIRED)
find_library(CMARK_GFM_EXTENSIONS_LIBRARY libcmark-gfm-extensions.a REQUIRED)
find_library(CLD2_LIBRARY cld2 REQUIRED)
find_path(VALIJSON_INCLUDE valijson/validator.hpp REQUIRED)
find_path(TOMLPLUSPLUS_INCLUDE toml++/toml.h REQUIRED)

function(offprint_dependencies layer)
  add_library(offprint_dep_${layer} INTERFACE)
  target_link_libraries(offprint_dep_${layer} INTERFACE ${ARGN})
endfunction()

offprint_dependencies(base PkgConfig::icu_uc PkgConfig::icu_i18n PkgConfig::uchardet PkgConfig::re2 PkgConfig::libxxhash
                      PkgConfig::fmt PkgConfig::libcrypto PkgConfig::libarchive ${CLD2_LIBRARY} date::date Boost::url)
offprint_dependencies(syntax ${CMARK_GFM_EXTENSIONS_LIBRARY} ${CMARK_GFM_LIBRARY} PkgConfig::gumbo PkgConfig::yaml_0_1
                      PkgConfig::pugixml Boost::json PkgConfig::fmt)
target_link_options(offprint_dep_syntax INTERFACE -Wl,--exclude-libs,libcmark-gfm.a:libcmark-gfm-extensions.a)
target_include_directories(offprint_dep_syntax SYSTEM INTERFACE ${VALIJSON_INCLUDE} ${TOMLPLUSPLUS_INCLUDE})
offprint_dependencies(catalog PkgConfig::sqlite3 PkgConfig::fmt)
offprint_dependencies(export PkgConfig::libzip PkgConfig::libdeflate PkgConfig::harfbuzz PkgConfig::harfbuzz_subset
                      PkgConfig::fmt)
offprint_dependencies(pipeline PkgConfig::tbb PkgConfig::fmt Threads::Threads)
offprint_dependencies(cli Boost::program_options PkgConfig::libcurl PkgConfig::fmt)
