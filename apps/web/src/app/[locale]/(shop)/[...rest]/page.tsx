import { notFound } from 'next/navigation'

/** Any address no page has: within the shell, so that the way on is in view. */
export default function RestPage() {
  notFound()
}
