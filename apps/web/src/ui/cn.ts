import { cx } from 'class-variance-authority'
import { extendTailwindMerge } from 'tailwind-merge'

const merge = extendTailwindMerge({
  extend: {
    theme: { radius: ['field', 'card', 'chip'], shadow: ['floating'], ease: ['settle'], leading: ['body', 'tight'] },
  },
})

/** Joins classes; of two that set the same thing the later one wins, so that a caller can adjust a part. */
export function cn(...classes: Parameters<typeof cx>): string {
  return merge(cx(classes))
}
