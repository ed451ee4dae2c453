import { cva, type VariantProps } from 'class-variance-authority'
import { Slot } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { Spinner } from './Spinner.tsx'

/**
 * `commit` is saffron and only for the action that commits money: bid, buy, top up, pay out. `primary` is the main action
 * of a place, `quiet` the others, `plain` one in a row of many, `danger` what cannot be taken back.
 */
const looks = cva(
  [
    'inline-flex max-w-full cursor-pointer select-none items-center justify-center gap-2 rounded-field text-center font-medium leading-tight no-underline',
    'transition-[background-color,border-color,color,scale] duration-(--motion-press) active:scale-[0.985] motion-reduce:active:scale-100',
    'disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55 aria-busy:cursor-progress aria-busy:opacity-100',
    '[&_svg]:shrink-0',
  ],
  {
    variants: {
      variant: {
        commit: 'bg-saffron font-semibold text-on-saffron hover:bg-saffron-hover',
        primary: 'bg-indigo text-on-indigo hover:bg-indigo-hover',
        quiet: 'border border-edge bg-transparent text-ink hover:border-indigo hover:text-indigo',
        plain: 'bg-transparent text-indigo hover:bg-indigo-wash',
        danger: 'bg-pomegranate text-on-pomegranate hover:bg-pomegranate-hover',
      },
      size: {
        sm: 'min-h-9 px-3 py-1.5 text-sm',
        md: 'min-h-12 px-5 py-2.5 text-base',
        lg: 'min-h-14 px-6 py-3 text-lg',
      },
      full: { true: 'w-full' },
    },
    defaultVariants: { variant: 'primary', size: 'md' },
  },
)

export interface ButtonProps extends ComponentProps<'button'>, VariantProps<typeof looks> {
  /** The action is under way: it turns, is announced as busy, and cannot be pressed again. */
  pending?: boolean
  /** Draws the one child as the button, for links that look like one: `<Button asChild><Link …/></Button>`. */
  asChild?: boolean
}

export function Button({ variant, size, full, pending, asChild, className, children, ...rest }: ButtonProps) {
  const look = cn(looks({ variant, size, full }), className)
  if (asChild) {
    return (
      <Slot.Root className={look} {...rest}>
        {children}
      </Slot.Root>
    )
  }
  return (
    <button
      type="button"
      className={look}
      {...rest}
      disabled={rest.disabled ?? pending}
      aria-busy={pending || rest['aria-busy']}
    >
      {pending && <Spinner />}
      {children}
    </button>
  )
}
