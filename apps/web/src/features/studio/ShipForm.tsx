'use client'

import { CARRIERS, carrierSchema, lineSchema } from '@dallal/contract'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useForm } from 'react-hook-form'
import { toast } from 'sonner'
import { z } from 'zod'
import { query } from '#shell/browser-api.ts'
import { useRouter } from '#shell/locale/navigation.ts'
import { Button } from '#ui/Button.tsx'
import { Card } from '#ui/Card.tsx'
import { Field } from '#ui/Field.tsx'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useFieldWords } from '#ui/use-field-words.ts'

const schema = z.object({ carrier: carrierSchema, trackingNumber: lineSchema(3, 40) })

/** Says that a parcel is with its carrier; from then on the buyer can follow it. */
export function ShipForm({ order }: { order: string }) {
  const t = useTranslations('studio')
  const orders = useTranslations('orders')
  const common = useTranslations('common')
  const router = useRouter()
  const form = useForm({
    resolver: zodResolver(schema),
    // No carrier is chosen for the seller: the empty choice is refused by the schema, in words.
    defaultValues: { carrier: '' as z.infer<typeof carrierSchema>, trackingNumber: '' },
  })
  const problem = useFieldWords(form)
  const ship = useMutation(
    query.orders.ship.mutationOptions({
      onSuccess: () => {
        toast(t('shipped_notice'))
        router.refresh()
      },
    }),
  )
  return (
    <Card aria-label={t('ship_title')}>
      <h2 className="font-semibold text-lg">{t('ship_title')}</h2>
      <p className="mt-1 text-soft text-sm">{t('ship_lead')}</p>
      <form
        noValidate
        onSubmit={form.handleSubmit((values) => ship.mutate({ order, ...values }))}
        className="mt-4 flex flex-col gap-4"
      >
        <Field label={t('carrier')} error={problem('carrier')} required>
          <Select
            placeholder={common('choose')}
            options={CARRIERS.map((value) => ({ value, label: orders(`carrier_${value}`) }))}
            {...form.register('carrier')}
          />
        </Field>
        <Field label={t('tracking_number')} hint={t('tracking_hint')} error={problem('trackingNumber')} required>
          <TextInput dir="ltr" autoComplete="off" autoCapitalize="characters" {...form.register('trackingNumber')} />
        </Field>
        <RefusalNotice refused={ship.error} />
        <Button type="submit" pending={ship.isPending || ship.isSuccess}>
          {t('mark_shipped')}
        </Button>
      </form>
    </Card>
  )
}
