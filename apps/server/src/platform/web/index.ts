export { arePagesFresh, type BuildOptions, buildPages } from './build-pages.ts'
export { createPageProxy, type PageProxy, type PageProxyOptions } from './page-proxy.ts'
export { type PageServer, type PageServerOptions, startPageServer } from './page-server.ts'
