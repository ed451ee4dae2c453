'use client'

import { emailSchema, nameSchema } from '@dallal/contract'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { query } from '#shell/browser-api.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useFieldWords } from '#ui/use-field-words.ts'

const schema = z.object({
  name: nameSchema(2, 60),
  email: z.string().trim().pipe(emailSchema),
  // How long it has to be is for the server to say, which tells the number with its refusal.
  password: z.string().min(1).max(128),
})

/** Opens an account with e-mail and password, and signs in. */
export function SignUpForm({ to }: { to: string }) {
  const t = useTranslations('auth')
  const common = useTranslations('common')
  const locale = useLocale()
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { name: '', email: '', password: '' } })
  const problem = useFieldWords(form)
  const signUp = useMutation(query.identity.signUp.mutationOptions({ onSuccess: () => window.location.assign(to) }))
  const badEmail = problem('email')
  return (
    <form
      noValidate
      onSubmit={form.handleSubmit((values) => signUp.mutate({ ...values, locale }))}
      className="flex flex-col gap-5"
    >
      <Field label={t('name')} hint={t('name_hint')} error={problem('name')} required>
        <TextInput autoComplete="name" {...form.register('name')} />
      </Field>
      <Field
        label={t('email')}
        error={badEmail && (form.getValues('email').trim() === '' ? badEmail : common('not_an_email'))}
        required
      >
        <TextInput type="email" autoComplete="username" {...form.register('email')} />
      </Field>
      <Field label={t('password')} hint={t('password_hint')} error={problem('password')} required>
        <TextInput type="password" autoComplete="new-password" {...form.register('password')} />
      </Field>
      <RefusalNotice refused={signUp.error} />
      <Button type="submit" full pending={signUp.isPending || signUp.isSuccess}>
        {t('sign_up_title')}
      </Button>
    </form>
  )
}
