'use client'

import { useTranslations } from 'next-intl'
import { type FieldPath, type FieldValues, get, type UseFormReturn } from 'react-hook-form'
import { fieldProblem } from './field-problem.ts'

/** The words for what the schema refused in a field: `error={problem('city')}`; nothing while it refuses nothing. */
export function useFieldWords<Values extends FieldValues>(
  form: Pick<UseFormReturn<Values>, 'formState' | 'getValues'>,
): (name: FieldPath<Values>) => string | undefined {
  const t = useTranslations('common')
  const { errors } = form.formState
  return (name) => {
    const error: { type?: string } | undefined = get(errors, name)
    return error && t(fieldProblem(error.type ?? '', form.getValues(name)))
  }
}
