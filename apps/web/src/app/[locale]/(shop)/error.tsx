'use client'

import { Failure, type FailureProps } from '#shell/Failure.tsx'

/** What failed on a page of the shop; the navigation around it stays. */
export default function ShopErrorPage(props: FailureProps) {
  return (
    <div className="mx-auto max-w-3xl">
      <Failure {...props} />
    </div>
  )
}
