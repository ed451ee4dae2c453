'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { query } from '#shell/browser-api.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useFieldWords } from '#ui/use-field-words.ts'

const schema = z.object({ email: z.string().trim().pipe(z.email().max(254)), password: z.string().min(1).max(128) })

export function PasswordSignIn({ to }: { to: string }) {
  const t = useTranslations('auth')
  const common = useTranslations('common')
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { email: '', password: '' } })
  const problem = useFieldWords(form)
  const signIn = useMutation(query.identity.signIn.mutationOptions({ onSuccess: () => window.location.assign(to) }))
  const badEmail = problem('email')
  return (
    <form noValidate onSubmit={form.handleSubmit((values) => signIn.mutate(values))} className="flex flex-col gap-5">
      <Field
        label={t('email')}
        error={badEmail && (form.getValues('email').trim() === '' ? badEmail : common('not_an_email'))}
        required
      >
        <TextInput type="email" autoComplete="username" {...form.register('email')} />
      </Field>
      <Field label={t('password')} error={problem('password')} required>
        <TextInput type="password" autoComplete="current-password" {...form.register('password')} />
      </Field>
      <RefusalNotice refused={signIn.error} />
      <Button type="submit" full pending={signIn.isPending || signIn.isSuccess}>
        {t('sign_in_title')}
      </Button>
    </form>
  )
}
