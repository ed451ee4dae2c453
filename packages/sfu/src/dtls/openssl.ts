/**
 * The OpenSSL inside Node, called through koffi: the few functions that DTLS needs, declared as in OpenSSL's manual. A pointer
 * travels as a number (`size_t`), so nothing is copied or converted.
 *
 * Node exports the symbols of its own OpenSSL, or has a shared one in its link map: both answer to the process itself.
 * A library is never loaded by name: beside the process's own, two OpenSSLs of different versions would call into each
 * other. Where the symbols are missing, there is no DTLS.
 */
import type { LibraryHandle } from 'koffi'

export type Pointer = number

/** Loads koffi and binds the functions. Rejects with the reason when either is not to be had on this machine. */
export async function loadOpenSsl() {
  const { default: koffi } = await import('koffi')
  const library = koffi.load(null)
  assertExported(library)
  return {
    koffi,
    verifyCallback: koffi.pointer(koffi.proto('int', ['size_t', 'size_t'])),
    timerCallback: koffi.pointer(koffi.proto('uint', ['size_t', 'uint'])),
    srtpProfile: koffi.struct({ name: 'const char *', id: 'unsigned long' }),
    ...contextFunctions(library),
    ...sessionFunctions(library),
    ...certificateFunctions(library),
    ...bufferFunctions(library),
  }
}

export type OpenSsl = Awaited<ReturnType<typeof loadOpenSsl>>

function assertExported(library: LibraryHandle): void {
  for (const symbol of ['DTLS_server_method', 'SSL_export_keying_material', 'SSL_get1_peer_certificate']) {
    try {
      library.func(symbol, 'size_t', [])
    } catch {
      throw new Error(`this Node does not export ${symbol} of OpenSSL 3`)
    }
  }
}

/** koffi cannot know the types of C in TypeScript's terms; the declaration that stands beside each type is the source of it. */
function bind<F>(library: LibraryHandle, declaration: string): F {
  return library.func(declaration) as F
}

type On<Rest extends unknown[], Result> = (subject: Pointer, ...rest: Rest) => Result
type Control = On<[command: number, value: number, pointer: Pointer], number>

function contextFunctions(c: LibraryHandle) {
  return {
    version: bind<(what: number) => string>(c, 'const char *OpenSSL_version(int)'),
    serverMethod: bind<() => Pointer>(c, 'size_t DTLS_server_method()'),
    clientMethod: bind<() => Pointer>(c, 'size_t DTLS_client_method()'),
    newContext: bind<On<[], Pointer>>(c, 'size_t SSL_CTX_new(size_t)'),
    controlContext: bind<Control>(c, 'long SSL_CTX_ctrl(size_t, int, long, size_t)'),
    setOptions: bind<On<[options: bigint], bigint>>(c, 'uint64_t SSL_CTX_set_options(size_t, uint64_t)'),
    useCertificate: bind<On<[length: number, der: Pointer], number>>(
      c,
      'int SSL_CTX_use_certificate_ASN1(size_t, int, size_t)',
    ),
    usePrivateKey: bind<(type: number, context: Pointer, der: Pointer, length: number) => number>(
      c,
      'int SSL_CTX_use_PrivateKey_ASN1(int, size_t, size_t, long)',
    ),
    setCiphers: bind<On<[list: string], number>>(c, 'int SSL_CTX_set_cipher_list(size_t, const char *)'),
    /** Answers 0 for success, unlike all the others. */
    useSrtp: bind<On<[profiles: string], number>>(c, 'int SSL_CTX_set_tlsext_use_srtp(size_t, const char *)'),
    setVerify: bind<On<[mode: number, callback: Pointer], void>>(c, 'void SSL_CTX_set_verify(size_t, int, size_t)'),
    setVerifyCallback: bind<On<[callback: bigint, argument: Pointer], void>>(
      c,
      'void SSL_CTX_set_cert_verify_callback(size_t, size_t, size_t)',
    ),
  }
}

function sessionFunctions(c: LibraryHandle) {
  return {
    newSession: bind<On<[], Pointer>>(c, 'size_t SSL_new(size_t)'),
    freeSession: bind<On<[], void>>(c, 'void SSL_free(size_t)'),
    control: bind<Control>(c, 'long SSL_ctrl(size_t, int, long, size_t)'),
    setBuffers: bind<On<[reading: Pointer, writing: Pointer], void>>(c, 'void SSL_set_bio(size_t, size_t, size_t)'),
    setServer: bind<On<[], void>>(c, 'void SSL_set_accept_state(size_t)'),
    setClient: bind<On<[], void>>(c, 'void SSL_set_connect_state(size_t)'),
    setTimer: bind<On<[callback: bigint], void>>(c, 'void DTLS_set_timer_cb(size_t, size_t)'),
    handshake: bind<On<[], number>>(c, 'int SSL_do_handshake(size_t)'),
    read: bind<On<[to: Pointer, length: number], number>>(c, 'int SSL_read(size_t, size_t, int)'),
    shutdown: bind<On<[], number>>(c, 'int SSL_shutdown(size_t)'),
    errorOf: bind<On<[result: number], number>>(c, 'int SSL_get_error(size_t, int)'),
    selectedProfile: bind<On<[], unknown>>(c, 'void *SSL_get_selected_srtp_profile(size_t)'),
    exportKeys: bind<
      On<[to: Pointer, length: number, label: string, labelLength: number, c: Pointer, n: number, use: number], number>
    >(c, 'int SSL_export_keying_material(size_t, size_t, size_t, const char *, size_t, size_t, size_t, int)'),
  }
}

function certificateFunctions(c: LibraryHandle) {
  return {
    /** The caller frees it with `freeCertificate`. */
    peerCertificate: bind<On<[], Pointer>>(c, 'size_t SSL_get1_peer_certificate(size_t)'),
    freeCertificate: bind<On<[], void>>(c, 'void X509_free(size_t)'),
    /** Belongs to the store: never freed by us. */
    certificateInStore: bind<On<[], Pointer>>(c, 'size_t X509_STORE_CTX_get0_cert(size_t)'),
    digestByName: bind<(name: string) => Pointer>(c, 'size_t EVP_get_digestbyname(const char *)'),
    digestCertificate: bind<On<[digest: Pointer, to: Pointer, length: Pointer], number>>(
      c,
      'int X509_digest(size_t, size_t, size_t, size_t)',
    ),
  }
}

function bufferFunctions(c: LibraryHandle) {
  return {
    newBuffer: bind<On<[], Pointer>>(c, 'size_t BIO_new(size_t)'),
    memoryMethod: bind<() => Pointer>(c, 'size_t BIO_s_mem()'),
    controlBuffer: bind<Control>(c, 'long BIO_ctrl(size_t, int, long, size_t)'),
    writeBuffer: bind<On<[from: Pointer, length: number], number>>(c, 'int BIO_write(size_t, size_t, int)'),
    readBuffer: bind<On<[to: Pointer, length: number], number>>(c, 'int BIO_read(size_t, size_t, int)'),
    clearErrors: bind<() => void>(c, 'void ERR_clear_error()'),
    nextError: bind<() => number>(c, 'unsigned long ERR_get_error()'),
    errorReason: bind<(code: number) => string | null>(c, 'const char *ERR_reason_error_string(unsigned long)'),
  }
}
