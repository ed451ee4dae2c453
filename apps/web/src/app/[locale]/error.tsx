'use client'

import { Failure, type FailureProps } from '#shell/Failure.tsx'

/** What failed outside of every shell. */
export default function ErrorPage(props: FailureProps) {
  return (
    <main id="content" className="mx-auto max-w-3xl px-4 py-16">
      <Failure {...props} />
    </main>
  )
}
