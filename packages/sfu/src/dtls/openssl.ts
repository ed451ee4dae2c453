/**
 * The OpenSSL inside Node, called through koffi: the few functions that DTLS needs, with the types of <openssl/ssl.h>.
 * A pointer travels as a number, so nothing is copied or converted.
 *
 * Node exports the symbols of its own OpenSSL, or has a shared one in its link map: both answer to the process itself.
 * A library is never loaded by name: beside the process's own, two OpenSSLs of different versions would call into each
 * other. Where the symbols are missing, there is no DTLS.
 */
import type { LibraryHandle, TypeObject } from 'koffi'

export type Pointer = number

type Koffi = typeof import('koffi').default

const P = 'size_t'

/** Loads koffi and binds the functions. Rejects with the reason when either is not to be had on this machine. */
export async function loadOpenSsl() {
  const { default: koffi } = await import('koffi')
  const library = koffi.load(null)
  assertExported(library)
  return { koffi, ...sessionFunctions(koffi, library), ...contextFunctions(koffi, library), ...bytesFunctions(library) }
}

export type OpenSsl = Awaited<ReturnType<typeof loadOpenSsl>>

function assertExported(library: LibraryHandle): void {
  for (const symbol of ['DTLS_server_method', 'SSL_export_keying_material', 'SSL_get1_peer_certificate']) {
    try {
      library.func(symbol, P, [])
    } catch {
      throw new Error(`this Node does not export ${symbol} of OpenSSL 3`)
    }
  }
}

/** koffi cannot know the types of C; the signature written beside each name is the one of OpenSSL's manual. */
function bind<F>(library: LibraryHandle, name: string, result: string | TypeObject, ...parameters: unknown[]): F {
  return library.func(name, result, parameters as string[]) as F
}

function contextFunctions(koffi: Koffi, library: LibraryHandle) {
  const verifyCallback = koffi.pointer(koffi.proto('int', [P, P]))
  return {
    verifyCallback,
    version: bind<(what: number) => string>(library, 'OpenSSL_version', 'str', 'int'),
    serverMethod: bind<() => Pointer>(library, 'DTLS_server_method', P),
    clientMethod: bind<() => Pointer>(library, 'DTLS_client_method', P),
    newContext: bind<(method: Pointer) => Pointer>(library, 'SSL_CTX_new', P, P),
    freeContext: bind<(context: Pointer) => void>(library, 'SSL_CTX_free', 'void', P),
    controlContext: bind<(context: Pointer, command: number, value: number, pointer: Pointer) => number>(
      library,
      'SSL_CTX_ctrl',
      'long',
      P,
      'int',
      'long',
      P,
    ),
    setOptions: bind<(context: Pointer, options: bigint) => bigint>(
      library,
      'SSL_CTX_set_options',
      'uint64',
      P,
      'uint64',
    ),
    useCertificate: bind<(context: Pointer, length: number, der: Pointer) => number>(
      library,
      'SSL_CTX_use_certificate_ASN1',
      'int',
      P,
      'int',
      P,
    ),
    usePrivateKey: bind<(type: number, context: Pointer, der: Pointer, length: number) => number>(
      library,
      'SSL_CTX_use_PrivateKey_ASN1',
      'int',
      'int',
      P,
      P,
      'long',
    ),
    setCiphers: bind<(context: Pointer, list: string) => number>(library, 'SSL_CTX_set_cipher_list', 'int', P, 'str'),
    /** Answers 0 for success, unlike all the others. */
    useSrtp: bind<(context: Pointer, profiles: string) => number>(
      library,
      'SSL_CTX_set_tlsext_use_srtp',
      'int',
      P,
      'str',
    ),
    setVerify: bind<(context: Pointer, mode: number, callback: Pointer) => void>(
      library,
      'SSL_CTX_set_verify',
      'void',
      P,
      'int',
      P,
    ),
    setVerifyCallback: bind<(context: Pointer, callback: bigint, argument: Pointer) => void>(
      library,
      'SSL_CTX_set_cert_verify_callback',
      'void',
      P,
      verifyCallback,
      P,
    ),
  }
}

function sessionFunctions(koffi: Koffi, library: LibraryHandle) {
  const timerCallback = koffi.pointer(koffi.proto('uint', [P, 'uint']))
  const profile = koffi.struct({ name: 'str', id: 'ulong' })
  return {
    timerCallback,
    profile,
    newSession: bind<(context: Pointer) => Pointer>(library, 'SSL_new', P, P),
    freeSession: bind<(session: Pointer) => void>(library, 'SSL_free', 'void', P),
    control: bind<(session: Pointer, command: number, value: number, pointer: Pointer) => number>(
      library,
      'SSL_ctrl',
      'long',
      P,
      'int',
      'long',
      P,
    ),
    setBuffers: bind<(session: Pointer, reading: Pointer, writing: Pointer) => void>(
      library,
      'SSL_set_bio',
      'void',
      P,
      P,
      P,
    ),
    setServer: bind<(session: Pointer) => void>(library, 'SSL_set_accept_state', 'void', P),
    setClient: bind<(session: Pointer) => void>(library, 'SSL_set_connect_state', 'void', P),
    setTimer: bind<(session: Pointer, callback: bigint) => void>(
      library,
      'DTLS_set_timer_cb',
      'void',
      P,
      timerCallback,
    ),
    handshake: bind<(session: Pointer) => number>(library, 'SSL_do_handshake', 'int', P),
    read: bind<(session: Pointer, to: Pointer, length: number) => number>(library, 'SSL_read', 'int', P, P, 'int'),
    shutdown: bind<(session: Pointer) => number>(library, 'SSL_shutdown', 'int', P),
    errorOf: bind<(session: Pointer, result: number) => number>(library, 'SSL_get_error', 'int', P, 'int'),
    selectedProfile: bind<(session: Pointer) => unknown>(
      library,
      'SSL_get_selected_srtp_profile',
      koffi.pointer(profile),
      P,
    ),
    exportKeys: bind<
      (
        session: Pointer,
        to: Pointer,
        length: number,
        label: string,
        labelLength: number,
        context: Pointer,
        contextLength: number,
        useContext: number,
      ) => number
    >(library, 'SSL_export_keying_material', 'int', P, P, P, 'str', P, P, P, 'int'),
    /** The caller frees it with `freeCertificate`. */
    peerCertificate: bind<(session: Pointer) => Pointer>(library, 'SSL_get1_peer_certificate', P, P),
    currentCipher: bind<(session: Pointer) => Pointer>(library, 'SSL_get_current_cipher', P, P),
    cipherName: bind<(cipher: Pointer) => string>(library, 'SSL_CIPHER_get_name', 'str', P),
  }
}

function bytesFunctions(library: LibraryHandle) {
  return {
    /** Belongs to the store: never freed by us. */
    certificateInStore: bind<(store: Pointer) => Pointer>(library, 'X509_STORE_CTX_get0_cert', P, P),
    digestCertificate: bind<(certificate: Pointer, digest: Pointer, to: Pointer, length: Pointer) => number>(
      library,
      'X509_digest',
      'int',
      P,
      P,
      P,
      P,
    ),
    freeCertificate: bind<(certificate: Pointer) => void>(library, 'X509_free', 'void', P),
    digestByName: bind<(name: string) => Pointer>(library, 'EVP_get_digestbyname', P, 'str'),
    newBuffer: bind<(method: Pointer) => Pointer>(library, 'BIO_new', P, P),
    memoryMethod: bind<() => Pointer>(library, 'BIO_s_mem', P),
    controlBuffer: bind<(buffer: Pointer, command: number, value: number, pointer: Pointer) => number>(
      library,
      'BIO_ctrl',
      'long',
      P,
      'int',
      'long',
      P,
    ),
    writeBuffer: bind<(buffer: Pointer, from: Pointer, length: number) => number>(
      library,
      'BIO_write',
      'int',
      P,
      P,
      'int',
    ),
    readBuffer: bind<(buffer: Pointer, to: Pointer, length: number) => number>(library, 'BIO_read', 'int', P, P, 'int'),
    clearErrors: bind<() => void>(library, 'ERR_clear_error', 'void'),
    nextError: bind<() => number>(library, 'ERR_get_error', 'ulong'),
    errorReason: bind<(code: number) => string | null>(library, 'ERR_reason_error_string', 'str', 'ulong'),
  }
}
