import { PageSkeleton } from '#shell/PageSkeleton.tsx'

export default function Loading() {
  return <PageSkeleton />
}
