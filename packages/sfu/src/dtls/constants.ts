/** Values of <openssl/ssl.h> and <openssl/bio.h>. Many "functions" of the manual are macros over these commands. */

export const BIO_RESET = 1
export const BIO_PENDING = 10
/** With -1, an empty memory buffer means "try later" and not "end". */
export const BIO_SET_MEM_EOF_RETURN = 130

export const SET_MTU = 17
export const SESSION_CACHE_MODE = 44
export const MAX_CERTIFICATE_LIST = 51
export const MAX_SEND_FRAGMENT = 52
export const GET_TIMEOUT = 73
export const HANDLE_TIMEOUT = 74
export const MIN_VERSION = 123
export const DTLS_1_2 = 0xfefd

export const NO_QUERY_MTU = 1n << 12n
export const NO_TICKET = 1n << 14n
export const SERVER_PREFERENCE = 1n << 22n
export const NO_RENEGOTIATION = 1n << 30n

export const KEY_TYPE_EC = 408
export const VERIFY_PEER = 1
export const FAIL_WITHOUT_CERTIFICATE = 2

export const ERROR_SSL = 1
export const ERROR_WANT_READ = 2
export const ERROR_SYSCALL = 5
export const ERROR_ZERO_RETURN = 6

/** Numbers of the DTLS extension use_srtp (RFC 5764 §4.1.2, RFC 7714 §14.2). */
export const SRTP_AES128_CM_HMAC_SHA1_80 = 1
export const SRTP_AEAD_AES_128_GCM = 7
