import { PageSkeleton } from '#shell/PageSkeleton.tsx'

export default PageSkeleton
