import { cn } from './cn.ts'

/** The shape of what comes: give it the size of the words or picture it stands for. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={cn('animate-wait rounded-field bg-line/70', className)} />
}
