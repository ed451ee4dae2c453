export { arePagesFresh, type BuildOptions, buildPages } from './build-pages.ts'
export { createLoopbackProxy, type LoopbackProxy } from './loopback-proxy.ts'
export { createPageProxy, type PageProxyOptions } from './page-proxy.ts'
export { type PageServer, type PageServerOptions, startPageServer } from './page-server.ts'
