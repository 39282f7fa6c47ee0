// Debian's libcrypt (libcrypt-dev): the password hashing of crypt(3).
#include <crypt.h>
