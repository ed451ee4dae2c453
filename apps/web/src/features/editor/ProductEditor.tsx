'use client'

import { CATEGORIES, conditionSchema, type Product } from '@dallal/contract'
import { zodResolver } from '@hookform/resolvers/zod'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type FieldPath, useForm, useWatch } from 'react-hook-form'
import { toast } from 'sonner'
import { browserApi } from '#shell/browser-api.ts'
import { useRouter } from '#shell/locale/navigation.ts'
import { paths } from '#shell/paths.ts'
import { useIntentKey } from '#shell/use-intent-key.ts'
import { Button } from '#ui/Button.tsx'
import { Field } from '#ui/Field.tsx'
import { RefusalNotice } from '#ui/RefusalNotice.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { useFieldWords } from '#ui/use-field-words.ts'
import { ArchiveProduct } from './ArchiveProduct.tsx'
import { FormSection } from './FormSection.tsx'
import { PictureField } from './PictureField.tsx'
import { ProductPreview } from './ProductPreview.tsx'
import { imagesOf } from './pictures.ts'
import { type ProductForm, productDraft, productForm, productFormSchema } from './product-form.ts'
import { textAt } from './text-at.ts'
import { usePictures } from './use-pictures.ts'

const MOST_PICTURES = 8

/** Writes a product: words in both languages, pictures, what it is, how many; and what buyers will see of it. */
export function ProductEditor({ before }: { before: Product | null }) {
  const t = useTranslations('editor')
  const catalog = useTranslations('catalog')
  const router = useRouter()
  const intent = useIntentKey()
  const [product, setProduct] = useState(before)
  const uploads = usePictures(before?.images ?? [], MOST_PICTURES)
  const initial = productForm(before)
  const form = useForm({ resolver: zodResolver(productFormSchema), defaultValues: initial })
  const problem = useFieldWords(form)
  const values = useWatch({ control: form.control, compute: (all) => all })

  // The value is given to the control as well, so that the form is filled in before this code runs in the browser.
  const field = (name: FieldPath<ProductForm>) => ({ ...form.register(name), defaultValue: textAt(initial, name) })

  const images = imagesOf(uploads.pictures)
  const save = useMutation({
    mutationFn: async (publish: boolean) => {
      const draft = productDraft(form.getValues(), images?.map(({ id }) => id) ?? [])
      const saved = product
        ? await browserApi.catalog.updateProduct({ product: product.id, draft })
        : await browserApi.catalog.createProduct({ key: intent.key, draft })
      // Kept at once: when publishing is refused, saving again changes this product and makes no second one.
      setProduct(saved)
      return publish ? browserApi.catalog.publishProduct({ product: saved.id }) : saved
    },
    onSuccess: (saved, publish) => {
      toast(t(publish ? 'product_published' : 'product_saved'))
      setProduct(saved)
      if (before === null) router.replace(paths.studioProduct(saved.id))
      router.refresh()
    },
  })
  const submit = (publish: boolean) => form.handleSubmit(() => save.mutate(publish))
  const isPublished = product?.status === 'published'
  return (
    <div className="grid items-start gap-8 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <form noValidate onSubmit={submit(false)} className="flex min-w-0 flex-col gap-8">
        <FormSection title={t('product_words')} hint={t('product_words_hint')}>
          <div className="grid gap-5 lg:grid-cols-2">
            <Field label={t('title_ar')} error={problem('title.ar')} required>
              <TextInput lang="ar" dir="rtl" {...field('title.ar')} />
            </Field>
            <Field label={t('title_en')} error={problem('title.en')} optional>
              <TextInput lang="en" dir="ltr" {...field('title.en')} />
            </Field>
            <Field label={t('description_ar')} hint={t('description_hint')} error={problem('description.ar')} optional>
              <TextArea lang="ar" dir="rtl" rows={6} {...field('description.ar')} />
            </Field>
            <Field label={t('description_en')} error={problem('description.en')} optional>
              <TextArea lang="en" dir="ltr" rows={6} {...field('description.en')} />
            </Field>
          </div>
        </FormSection>
        <FormSection title={t('pictures')}>
          <PictureField
            label={t('pictures')}
            hideLabel
            hint={t('pictures_hint', { limit: `${MOST_PICTURES}` })}
            full={t('pictures_full')}
            limit={MOST_PICTURES}
            uploads={uploads}
          />
        </FormSection>
        <FormSection title={t('facts')}>
          <div className="grid gap-5 sm:grid-cols-3">
            <Field label={catalog('category')} error={problem('category')} required>
              <Select
                placeholder={t('choose_category')}
                options={CATEGORIES.map((value) => ({ value, label: catalog(`category_${value}`) }))}
                {...field('category')}
              />
            </Field>
            <Field label={catalog('condition')} error={problem('condition')} required>
              <Select
                placeholder={t('choose_condition')}
                options={conditionSchema.options.map((value) => ({ value, label: catalog(`condition_${value}`) }))}
                {...field('condition')}
              />
            </Field>
            <Field
              label={catalog('stock')}
              hint={t('stock_hint')}
              error={problem('stock') && t('stock_invalid')}
              required
            >
              <TextInput inputMode="numeric" dir="ltr" {...field('stock')} />
            </Field>
          </div>
        </FormSection>
        <div className="sticky bottom-0 z-20 -mx-4 flex flex-col gap-3 border-line border-t bg-page px-4 py-3 md:-mx-8 md:px-8 xl:mx-0 xl:px-0">
          <RefusalNotice refused={save.error} />
          {images === null && <p className="text-sm text-soft">{t('uploads_pending')}</p>}
          <div className="flex flex-wrap gap-3">
            {!isPublished && (
              <Button
                disabled={images === null || save.isPending}
                pending={save.isPending && save.variables}
                onClick={submit(true)}
              >
                {t(product?.status === 'archived' ? 'publish_again' : 'save_and_publish')}
              </Button>
            )}
            <Button
              type="submit"
              variant={isPublished ? 'primary' : 'quiet'}
              disabled={images === null || save.isPending}
              pending={save.isPending && !save.variables}
            >
              {t(product === null || product.status === 'draft' ? 'save_draft' : 'save_changes')}
            </Button>
            {isPublished && <ArchiveProduct product={product} onArchived={setProduct} />}
          </div>
        </div>
      </form>
      <ProductPreview form={values} pictures={uploads.pictures} />
    </div>
  )
}
