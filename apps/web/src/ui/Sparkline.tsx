import { cn } from './cn.ts'
import { sparkPath } from './spark-path.ts'

export interface SparklineProps {
  /** What the line tells, in words; the picture is for who sees it. */
  label: string
  /** Oldest first. */
  values: readonly number[]
  className?: string
}

const WIDTH = 120
const HEIGHT = 32

/** A small line of how something went. Time runs from left to right in both languages, as on a clock face. */
export function Sparkline({ label, values, className }: SparklineProps) {
  const { line, last } = sparkPath(values, { width: WIDTH, height: HEIGHT, inset: 3 })
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className={cn('h-8 w-30 text-indigo', className)}
    >
      <path
        d={line}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      {last && <circle cx={last.x} cy={last.y} r="2.5" fill="currentColor" />}
    </svg>
  )
}
