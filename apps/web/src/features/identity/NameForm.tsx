'use client'

import { nameSchema } from '@dallal/contract'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { toast } from 'sonner'
import { z } from 'zod'
import { query } from '#shell/browser-api.ts'
import { useRouter } from '#shell/locale/navigation.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useFieldWords } from '#ui/use-field-words.ts'

const schema = z.object({ name: nameSchema(2, 60) })

export function NameForm({ name }: { name: string }) {
  const t = useTranslations('auth')
  const common = useTranslations('common')
  const router = useRouter()
  const form = useForm({ resolver: zodResolver(schema), values: { name } })
  const problem = useFieldWords(form)
  const update = useMutation(
    query.identity.updateMe.mutationOptions({
      onSuccess: () => {
        toast.success(common('saved'))
        router.refresh()
      },
    }),
  )
  return (
    <form noValidate onSubmit={form.handleSubmit((values) => update.mutate(values))} className="flex flex-col gap-4">
      <Field label={t('name')} hint={t('name_hint')} error={problem('name')} required>
        <TextInput autoComplete="name" {...form.register('name')} />
      </Field>
      <RefusalNotice refused={update.error} />
      <Button
        type="submit"
        variant="quiet"
        pending={update.isPending}
        disabled={!form.formState.isDirty || undefined}
        className="sm:w-fit"
      >
        {common('save')}
      </Button>
    </form>
  )
}
