// Debian's libqrencode (libqrencode-dev): text as a matrix of QR modules.
#include <qrencode.h>
