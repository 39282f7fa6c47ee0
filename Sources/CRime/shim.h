// librime for Swift: what its header offers only as macros or as a table of optional function pointers.
#ifndef CRIME_SHIM_H
#define CRIME_SHIM_H

#include <string.h>

// The header's own name for int would hide Swift's Bool.
#define Bool CRimeBool
#include <rime_api.h>
#undef Bool

// Traits with their size filled in. `app_name` is a literal because glog keeps the pointer for ever. Level 3
// lets nothing pass, neither to standard error nor to a file in /tmp, but the message of an abort.
static inline RimeTraits crime_traits(void) {
  RIME_STRUCT(RimeTraits, traits);
  traits.app_name = "rime.kiosk";
  traits.distribution_name = "legal-kiosk";
  traits.distribution_code_name = "legal-kiosk";
  traits.distribution_version = "1";
  traits.min_log_level = 3;
  traits.log_dir = "";
  return traits;
}

static inline RimeContext crime_context(void) {
  RIME_STRUCT(RimeContext, context);
  return context;
}

static inline RimeCommit crime_commit(void) {
  RIME_STRUCT(RimeCommit, commit);
  return commit;
}

static inline const char *crime_version(void) {
  return rime_get_api()->get_version();
}

// Letters and separators of the composition so far; 0 for a session that is gone.
static inline size_t crime_input_length(RimeSessionId session) {
  const char *input = rime_get_api()->get_input(session);
  return input ? strlen(input) : 0;
}

static inline CRimeBool crime_select_candidate_on_page(RimeSessionId session, size_t index) {
  return rime_get_api()->select_candidate_on_current_page(session, index);
}

#endif
