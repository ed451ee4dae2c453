import { type ReactNode, useId } from 'react'

export interface FormSectionProps {
  title: ReactNode
  hint?: ReactNode
  children: ReactNode
}

/** A part of a long form with a name of its own. */
export function FormSection({ title, hint, children }: FormSectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="border-line border-t pt-6 first:border-t-0 first:pt-0">
      <h2 id={id} className="font-semibold text-lg">
        {title}
      </h2>
      {hint && <p className="mt-0.5 max-w-[60ch] text-sm text-soft">{hint}</p>}
      <div className="mt-4 flex flex-col gap-5">{children}</div>
    </section>
  )
}
