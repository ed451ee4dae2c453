import type { ReactNode } from 'react'

/** Things below each other in one frame; each row is an `<li>` that brings its own space. */
export function RowList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul aria-label={label} className="divide-y divide-line overflow-hidden rounded-card border border-line">
      {children}
    </ul>
  )
}
