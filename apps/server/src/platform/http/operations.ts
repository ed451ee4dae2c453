import { httpContract } from '@dallal/contract'
import { implement } from '@orpc/server'
import type { RequestContext } from './request-context.ts'

/**
 * The contract's operations, waiting to be implemented: `operations.wallet.balances.handler(({ context }) => …)`. A domain's
 * `routes.ts` returns those of its own branch; the composition root puts the branches together and the compiler asks for
 * every one that is missing.
 */
export const operations = implement(httpContract).$context<RequestContext>()

/** Every operation implemented. */
export type Operations = Parameters<typeof operations.router>[0]
