import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ShowForm } from '#features/editor/ShowForm.tsx'
import { BackLink } from '#features/studio/BackLink.tsx'
import { paths } from '#shell/paths.ts'
import { PageHeader } from '#ui/PageHeader.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('studio'))('new_show') }
}

export default async function NewShowPage() {
  const [t, show, editor] = await Promise.all([
    getTranslations('studio'),
    getTranslations('show'),
    getTranslations('editor'),
  ])
  return (
    <>
      <PageHeader
        title={t('new_show')}
        lead={editor('lots_after_creating')}
        back={<BackLink href={paths.studioShows}>{show('shows')}</BackLink>}
      />
      <ShowForm before={null} />
    </>
  )
}
