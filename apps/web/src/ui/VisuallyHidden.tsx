import type { ReactNode } from 'react'

/** Words for who listens: read, not seen. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="sr-only">{children}</span>
}
