export { createHttpClient, type DallalClient, type HttpOptions } from './http.ts'
export { isRefusalCode, refusalOf } from './refusal.ts'
