export { answer, refusalError } from './answer.ts'
export type { RequestContext } from './request-context.ts'
