/** A fact that must hold because of our own code; a person cannot break it. Throws with the reason when it does not. */
export function assert(fact: unknown, why: string): asserts fact {
  if (!fact) throw new Error(`assertion failed: ${why}`)
}

/** Ends a switch over a union: the compiler refuses the call while a case is missing. */
export function never(value: never): never {
  throw new Error(`unreachable case: ${JSON.stringify(value)}`)
}
