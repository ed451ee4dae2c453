import { cva, type VariantProps } from 'class-variance-authority'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

const looks = cva(
  'inline-flex min-h-6 w-fit shrink-0 items-center gap-1.5 rounded-chip px-2.5 py-0.5 font-medium text-xs leading-tight',
  {
    variants: {
      tone: {
        quiet: 'bg-raised text-soft ring-1 ring-line ring-inset',
        choice: 'bg-indigo-wash text-indigo',
        good: 'bg-palm-wash text-palm',
        money: 'bg-saffron-wash text-saffron-text',
        danger: 'bg-pomegranate-wash text-pomegranate',
        live: 'bg-pomegranate text-on-pomegranate',
      },
    },
    defaultVariants: { tone: 'quiet' },
  },
)

export type Tone = NonNullable<VariantProps<typeof looks>['tone']>

export interface BadgeProps extends ComponentProps<'span'> {
  tone?: Tone
}

export function Badge({ tone, className, ...rest }: BadgeProps) {
  return <span className={cn(looks({ tone }), className)} {...rest} />
}

/** A state of something, with a mark, so that colour is never the only sign. */
export function StatusChip({ tone, className, children, ...rest }: BadgeProps) {
  return (
    <Badge tone={tone} className={className} {...rest}>
      <span aria-hidden="true" className={cn('size-1.5 rounded-chip bg-current', tone === 'live' && 'animate-live')} />
      {children}
    </Badge>
  )
}
