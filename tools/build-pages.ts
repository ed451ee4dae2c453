/** Builds the pages when their sources changed, as the start does. */
import { baseEnvironment, CHECKOUT } from '../apps/server/src/config.ts'
import { arePagesFresh, buildPages } from '../apps/server/src/platform/web/index.ts'

if (!arePagesFresh(CHECKOUT)) await buildPages({ checkout: CHECKOUT, environment: baseEnvironment() })
