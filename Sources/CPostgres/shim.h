// Debian's libpq (libpq-dev): the client of PostgreSQL.
#include <postgresql/libpq-fe.h>
